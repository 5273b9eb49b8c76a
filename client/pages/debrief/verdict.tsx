import type { Debrief } from '../../../shared/wire/debrief.ts'
import { Hourglass, ShieldCracked, ShieldWhole } from '../../hud/icons.tsx'

/** The banner: what came of the night, in one line and one sentence. */
export function Verdict({ debrief }: { readonly debrief: Debrief }) {
  const { safety, liveness } = debrief
  const kind = !safety.held ? 'bad' : liveness.reached ? 'ok' : 'wait'
  const tag = { bad: 'Safety broken', ok: 'Safe, and the goal reached', wait: 'Safe, but the goal not reached' }[kind]
  return (
    <section class={`panel verdict ${kind}`} aria-labelledby="verdict-title">
      {kind === 'bad' ? (
        <ShieldCracked size={76} />
      ) : kind === 'ok' ? (
        <ShieldWhole size={76} />
      ) : (
        <Hourglass size={68} />
      )}
      <div>
        <p class="tag">{tag}</p>
        <h2 id="verdict-title">{debrief.headline}</h2>
        <p>{debrief.sentence}</p>
      </div>
    </section>
  )
}
