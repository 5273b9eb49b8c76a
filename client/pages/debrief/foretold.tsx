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
                <li key={said.node} class={said.choice === said.came ? 'right' : 'wrong'}>
                  <b aria-hidden="true">{said.choice === said.came ? '✓' : '✗'}</b>
                  <span>
                    {said.node === you ? 'You' : said.player}: “{said.options[said.choice]}”, {WORDS[said.confidence]}.
                    {said.choice !== said.came && ` It was: “${said.options[said.came]}”.`}
                  </span>
                </li>
              ))}
            </ul>
            <p class="dim">{own[0]?.because}</p>
          </div>
        )
      })}
    </section>
  )
}
