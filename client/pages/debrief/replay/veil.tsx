import { useStore } from '../../../hud/use-store.ts'
import type { Frame } from '../../../model/diagram.ts'
import { type Foresight, justBefore } from '../../../model/foresight.ts'
import type { Store } from '../../../model/store.ts'

interface VeilProps {
  readonly foresight: Store<Foresight>
  readonly frame: Frame
}

/** Over what comes next in the diagram, while somebody is to say what that will be. */
export function Veil({ foresight, frame }: VeilProps) {
  const { open } = useStore(foresight)
  if (open === null) return null
  return (
    <div class="veil" style={{ left: `${frame.x(justBefore(open))}px` }} aria-hidden="true">
      What comes next is hidden until you have said it.
    </div>
  )
}
