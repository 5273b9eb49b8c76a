import type { Frozen } from '../../../shared/wire/classroom.ts'
import { Snowflake } from '../../hud/teach-icons.tsx'
import { useNow } from '../../hud/use-now.ts'
import { clockText } from '../../model/tide.ts'

/** A band, not a curtain: an example may be on the wall while everybody listens. */
export function FrozenWall({ frozen, aheadMs }: { readonly frozen: Frozen; readonly aheadMs: number }) {
  const now = useNow(1000) + aheadMs
  return (
    <p class="frozenwall" role="status">
      <Snowflake size={48} /> <b>{frozen.why}</b>
      <span class="num" aria-hidden="true">
        {clockText(frozen.untilMs - now, false)}
      </span>
    </p>
  )
}
