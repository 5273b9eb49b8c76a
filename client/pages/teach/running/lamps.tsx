import type { GroupTile } from '../../../../shared/wire/classroom.ts'
import { Cross, Hourglass, Sailing, ShieldCracked, ShieldWhole } from '../../../hud/icons.tsx'
import { LIVENESS_TONE } from '../../../model/class-words.ts'

/** Safety and goal of a group, as the judge has them: a shape and a word each. */
export function Lamps({ tile: { safety, liveness } }: { readonly tile: Pick<GroupTile, 'safety' | 'liveness'> }) {
  const tone = LIVENESS_TONE[liveness]
  return (
    <span class="lamps2">
      <span class={safety === 'held' ? 'ok' : 'bad'}>
        {safety === 'held' ? <ShieldWhole size={22} /> : <ShieldCracked size={22} />}
        {safety}
      </span>
      <span class={tone}>
        {tone === 'ok' ? <Sailing size={20} /> : tone === 'wait' ? <Hourglass size={20} /> : <Cross />}
        {liveness}
      </span>
    </span>
  )
}
