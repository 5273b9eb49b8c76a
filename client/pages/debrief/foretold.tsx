/** What was said would happen, beside what did. */
import type { PredictionReport } from '../../../shared/wire/debrief.ts'
import type { Confidence } from '../../../shared/wire/screen.ts'

const WORDS: Readonly<Record<Confidence, string>> = { guess: 'as a guess', likely: 'as likely', sure: 'for sure' }

export function Foretold({
  predictions,
  you,
}: {
  readonly predictions: readonly PredictionReport[]
  readonly you: string
}) {
  const asked = [...new Set(predictions.map(p => p.ask))]
  if (asked.length === 0) return null
  return (
    <section class="foretold" aria-labelledby="foretold-title">
      <h2 id="foretold-title">What you foretold</h2>
      {asked.map(ask => {
        const own = predictions.filter(p => p.ask === ask)
        return (
          <div key={ask}>
            <p>{ask}</p>
            <ul>
              {own.map(said => (
                <Compared key={said.node} who={said.node === you ? 'You' : said.player} said={said} />
              ))}
            </ul>
            <p class="dim">{own[0]?.because}</p>
          </div>
        )
      })}
    </section>
  )
}

interface ComparedProps {
  readonly who: string
  readonly said: Pick<PredictionReport, 'options' | 'choice' | 'confidence' | 'came'>
}

export function Compared({ who, said: { options, choice, confidence, came } }: ComparedProps) {
  const right = choice === came
  return (
    <li class={right ? 'right' : 'wrong'}>
      <b aria-hidden="true">{right ? '✓' : '✗'}</b>
      <span>
        {who}: “{options[choice]}”, {WORDS[confidence]}.{!right && ` It was: “${options[came]}”.`}
      </span>
    </li>
  )
}
