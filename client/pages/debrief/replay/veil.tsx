import { useStore } from '../../../hud/use-store.ts'
import type { Frame } from '../../../model/diagram.ts'
import { type Foresight, justBefore } from '../../../model/foresight.ts'
import type { Store } from '../../../model/store.ts'

interface VeilProps {
  readonly foresight: Store<Foresight>
  readonly frame: Frame
}

/** Over what the diagram gives away, while somebody is to say it: what comes next, or already what the seat could not see. */
export function Veil({ foresight, frame }: VeilProps) {
  const { open } = useStore(foresight)
  if (open === null) return null
  const fromPx = open.hidden ? 0 : frame.x(justBefore(open))
  return (
    <div class="veil" style={{ left: `${fromPx}px` }} aria-hidden="true">
      Hidden until you have said it.
    </div>
  )
}
