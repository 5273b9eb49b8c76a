/** When an instructor's hand changed the sea: a dashed line through all nodes, and a sign at its head. */
import type { InjectedReport } from '../../../../shared/wire/debrief.ts'
import type { Frame } from '../../../model/diagram.ts'

const HEAD_Y = 40

export function Injected({ injected, frame }: { readonly injected: readonly InjectedReport[]; readonly frame: Frame }) {
  return (
    <>
      {injected.map(({ atMs, words }) => (
        <g key={`${atMs}${words}`}>
          <title>Injected by the instructor: {words}</title>
          <line
            x1={frame.x(atMs)}
            y1={HEAD_Y}
            x2={frame.x(atMs)}
            y2={frame.height - 34}
            stroke="#CC79A7"
            stroke-width="1.8"
            stroke-dasharray="2 5"
          />
          <g transform={`translate(${frame.x(atMs)} ${HEAD_Y})`}>
            <Hand />
          </g>
        </g>
      ))}
    </>
  )
}

/** A wedge that is driven in from above. */
export function Hand() {
  return <path d="M-7-12h14l-7 14z" fill="#CC79A7" stroke="#04090F" stroke-width="1.5" />
}
