/** How sure, and what will happen: the first press of an option says it. */
import { useState } from 'preact/hooks'
import { CONFIDENCES, type Confidence } from '../../shared/wire/screen.ts'

const WORDS: Readonly<Record<Confidence, string>> = { guess: 'a guess', likely: 'likely', sure: 'sure' }

interface ForetellFormProps {
  readonly options: readonly string[]
  readonly onSay: (choice: number, confidence: Confidence) => void
}

export function ForetellForm({ options, onSay }: ForetellFormProps) {
  const [confidence, setConfidence] = useState<Confidence>('likely')
  const [sent, setSent] = useState(false)
  return (
    <>
      <div class="radios" role="radiogroup" aria-labelledby="how-sure">
        <span id="how-sure" class="dim">
          How sure?
        </span>
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
        {options.map((option, choice) => (
          <li key={option}>
            <button
              type="button"
              class="btn option"
              disabled={sent}
              onClick={() => {
                setSent(true)
                onSay(choice, confidence)
              }}
            >
              {option}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
