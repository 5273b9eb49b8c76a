import type { NightOutcome, OwnNight } from '../../../shared/wire/classroom.ts'

const OUTCOME: Readonly<Record<NightOutcome, string>> = {
  // For a traitor that safety broke.
  won: 'Won',
  missed: 'Safe, and the goal missed',
  broken: 'Safety broken',
  unfinished: 'Not finished',
}

/** The own nights, and how much of them was not the own hand's. Never how fast. */
export function OwnResults({ results }: { readonly results: readonly OwnNight[] }) {
  if (results.length === 0) return <p class="dim">No night is over yet.</p>
  const score = results.reduce((sum, night) => sum + night.score, 0)
  const max = results.reduce((sum, night) => sum + night.scoreMax, 0)
  return (
    <section class="ownresults" aria-labelledby="own-title">
      <h2 id="own-title">Your nights</h2>
      <ul>
        {results.map((night, i) => (
          <li key={i}>
            <span>
              <b>{night.levelTitle}</b>, night {night.night + 1}
              {night.attempt > 1 && `, attempt ${night.attempt}`}
              <span class="dim">
                {OUTCOME[night.outcome]}
                {night.botMoves > 0 && ` · ${night.botMoves} of your moves were made for you`}
              </span>
            </span>
            <b class="num">
              {night.score} / {night.scoreMax}
            </b>
          </li>
        ))}
      </ul>
      <p>
        Together{' '}
        <b class="num">
          {score} of {max}
        </b>
      </p>
    </section>
  )
}
