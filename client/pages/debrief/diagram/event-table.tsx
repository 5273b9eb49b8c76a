import { useMemo, useState } from 'preact/hooks'
import type { Diagram } from '../../../../shared/wire/debrief.ts'
import { Scroller } from '../../../hud/scroller.tsx'
import { chosenRows, eventRows, ROW_ORDERS, type RowOrder } from '../../../model/event-rows.ts'
import { secondsText } from '../../../model/tide.ts'

interface EventTableProps {
  readonly diagram: Diagram
  readonly onLook: (act: number) => void
}

/** The diagram in words. */
export function EventTable({ diagram, onLook }: EventTableProps) {
  const [order, setOrder] = useState<RowOrder>('earliest first')
  const [node, setNode] = useState<string | null>(null)
  const [onlyLed, setOnlyLed] = useState(false)
  const [shown, setShown] = useState(false)
  const all = useMemo(() => eventRows(diagram), [diagram])
  const rows = shown ? chosenRows(all, { order, node, onlyLed }) : []
  return (
    <details class="events" onToggle={event => setShown(event.currentTarget.open)}>
      <summary>All {all.length} events as a table</summary>
      <div class="tabletools">
        <label>
          Node{' '}
          <select
            class="input"
            value={node ?? ''}
            onChange={event => setNode(event.currentTarget.value === '' ? null : event.currentTarget.value)}
          >
            <option value="">all</option>
            {diagram.nodes.map(entry => (
              <option key={entry.node} value={entry.node}>
                {entry.node}
              </option>
            ))}
          </select>
        </label>
        <label>
          Order{' '}
          <select
            class="input"
            value={order}
            onChange={event => setOrder(ROW_ORDERS.find(one => one === event.currentTarget.value) ?? order)}
          >
            {ROW_ORDERS.map(one => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        {diagram.brokeAtMs !== null && (
          <label class="check">
            <input type="checkbox" checked={onlyLed} onChange={event => setOnlyLed(event.currentTarget.checked)} />
            only what led to it
          </label>
        )}
      </div>
      <Scroller class="tablescroll" label="All events">
        <table>
          <thead>
            <tr>
              <th scope="col" aria-sort={ARIA_SORT[order]}>
                Time
              </th>
              <th scope="col" aria-sort={order === 'by node' ? 'ascending' : undefined}>
                Node
              </th>
              <th scope="col">What happened</th>
              <th scope="col">Led to it</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.key}>
                <td class="num">{secondsText(row.atMs)}</td>
                <td>
                  <button
                    type="button"
                    class="lookup"
                    aria-label={`What ${row.node} knew at ${secondsText(row.atMs)}`}
                    onClick={() => onLook(row.act)}
                  >
                    {row.node}
                  </button>
                </td>
                <td>{row.words}</td>
                <td>{row.ledToIt ? 'yes' : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p class="dim">Nothing of that kind happened.</p>}
      </Scroller>
    </details>
  )
}

const ARIA_SORT = { 'earliest first': 'ascending', 'latest first': 'descending', 'by node': undefined } as const
