/** "What will happen?", before the move that lets it happen. Whoever just moves has not answered; that costs nothing. */
import { useState } from 'preact/hooks'
import { CONFIDENCES, type Confidence, type PredictScreen } from '../../../shared/wire/screen.ts'
import type { Session } from '../../model/session.ts'

const WORDS: Readonly<Record<Confidence, string>> = { guess: 'a guess', likely: 'likely', sure: 'sure' }

interface PredictBoxProps {
  readonly predict: PredictScreen
  readonly session: Session
}

export function PredictBox({ predict, session }: PredictBoxProps) {
  const [confidence, setConfidence] = useState<Confidence>('likely')
  const [sent, setSent] = useState(false)
  return (
    <section class="predict" aria-label="Before you move">
      <p>
        <b>Before you move:</b> {predict.ask}
      </p>
      <div class="radios" role="radiogroup" aria-label="How sure are you?">
        {CONFIDENCES.map(value => (
          <label key={value}>
            <input
              type="radio"
              name="confidence"
              checked={confidence === value}
              onChange={() => setConfidence(value)}
            />
            {WORDS[value]}
          </label>
        ))}
      </div>
      <ul>
        {predict.options.map((option, choice) => (
          <li key={option}>
            <button
              type="button"
              class="btn option"
              disabled={sent}
              onClick={() => {
                setSent(true)
                session.send('predict', { id: predict.id, choice, confidence })
              }}
            >
              {option}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
