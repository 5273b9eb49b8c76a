import type { Diagram } from '../../../../shared/wire/debrief.ts'
import { Bot } from '../../../hud/icons.tsx'
import { LifeRing } from '../../../hud/life-ring.tsx'
import type { Frame } from '../../../model/diagram.ts'

interface NamesProps {
  readonly diagram: Diagram
  readonly frame: Frame
  readonly blamed: string | null
}

/** Whose lines these are. They stay while the diagram scrolls. */
export function Names({ diagram, frame, blamed }: NamesProps) {
  return (
    <ul class="dianames" style={{ height: `${frame.height}px` }}>
      {diagram.nodes.map(entry => (
        <li key={entry.node} style={{ top: `${frame.y(entry.node) - 22}px` }}>
          <LifeRing node={entry.node} size={44} tone={entry.node === blamed ? 'bad' : 'plain'} />
          <span>{entry.player}</span>
          {entry.kind === 'bot' && <Bot />}
          {entry.kind === 'bot' && <span class="sr">bot</span>}
        </li>
      ))}
    </ul>
  )
}
