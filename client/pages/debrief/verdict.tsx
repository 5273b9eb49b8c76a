import type { Debrief, SeatScore } from '../../../shared/wire/debrief.ts'
import { Hourglass, ShieldCracked, ShieldWhole } from '../../hud/icons.tsx'

interface VerdictProps {
  readonly debrief: Debrief
  /** The reader's own seat. */
  readonly own: SeatScore | undefined
}

/** The banner: what came of the night, in one line and one sentence. A traitor reads first what came of its own. */
export function Verdict({ debrief, own }: VerdictProps) {
  const { safety, liveness } = debrief
  const kind = !safety.held ? 'bad' : liveness.reached ? 'ok' : 'wait'
  const tag = { bad: 'Safety broken', ok: 'Safe, and the goal reached', wait: 'Safe, but the goal not reached' }[kind]
  const lawless = own !== undefined && own.lawless !== null
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
        <h2 id="verdict-title">{headlineFor(debrief, own)}</h2>
        <p>
          {lawless && `${debrief.headline}. `}
          {debrief.sentence}
        </p>
      </div>
    </section>
  )
}

export function headlineFor(debrief: Debrief, own: SeatScore | undefined): string {
  if (own === undefined || own.lawless === null) return debrief.headline
  return own.won ? `You were the ${own.lawless}, and you won` : `You were the ${own.lawless}, and they held together`
}
