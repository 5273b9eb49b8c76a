import { Scroller } from '../../../hud/scroller.tsx'
import { timeOfDay } from '../../../model/class-words.ts'
import type { ClassProps } from '../class.tsx'

/** What instructors have done in this session, newest first. */
export function Deeds({ state }: ClassProps) {
  return (
    <section class="panel deeds" aria-labelledby="record">
      <h2 id="record" tabIndex={-1}>
        Record
      </h2>
      {state.deeds.length === 0 ? (
        <p class="dim empty">What you do is written down here.</p>
      ) : (
        <Scroller class="deedlist" label="What was done, newest first">
          <ol>
            {state.deeds.toReversed().map(deed => (
              <li key={deed.n}>
                <time class="num dim">{timeOfDay(deed.atMs)}</time> {deed.words}
              </li>
            ))}
          </ol>
        </Scroller>
      )}
    </section>
  )
}
