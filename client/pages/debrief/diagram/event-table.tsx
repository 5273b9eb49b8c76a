import type { Diagram } from '../../../../shared/wire/debrief.ts'
import { Scroller } from '../../../hud/scroller.tsx'
import { tableRows } from '../../../model/diagram.ts'
import { secondsText } from '../../../model/tide.ts'

/** The diagram in words. */
export function EventTable({ diagram }: { readonly diagram: Diagram }) {
  const rows = tableRows(diagram)
  return (
    <details class="panel events">
      <summary>All {rows.length} events as a table</summary>
      <Scroller class="tablescroll" label="All events">
        <table>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Node</th>
              <th scope="col">What happened</th>
              <th scope="col">Led to it</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                <td class="num">{secondsText(row.atMs)}</td>
                <td>{row.node}</td>
                <td>{row.words}</td>
                <td>{row.ledToIt ? 'yes' : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  )
}
