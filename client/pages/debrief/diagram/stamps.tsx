import type { Diagram } from '../../../../shared/wire/debrief.ts'
import type { Frame } from '../../../model/diagram.ts'
import { type ClockKind, stampLabels } from '../../../model/stamps.ts'

interface StampsProps {
  readonly diagram: Diagram
  readonly frame: Frame
  readonly clocks: Exclude<ClockKind, 'none'>
  readonly onlyLed: boolean
}

/** What a logical clock would have said at each event. */
export function Stamps({ diagram, frame, clocks, onlyLed }: StampsProps) {
  return (
    <>
      {stampLabels(diagram, frame, clocks, onlyLed).map(({ act, x, y, text, ledToIt }) => (
        <text key={act} x={x} y={y} text-anchor="middle" class={`stamp${ledToIt ? ' led' : ''}`}>
          {text}
        </text>
      ))}
    </>
  )
}
