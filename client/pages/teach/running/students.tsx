/** A row for each student, those who need somebody first. */
import { useMemo, useRef, useState } from 'preact/hooks'
import type { StudentRow } from '../../../../shared/wire/classroom.ts'
import { byNeed, needsSomebody } from '../../../model/teacher.ts'
import type { ClassProps, Watched } from '../class.tsx'
import { StudentLine } from './student-line.tsx'

interface StudentsProps extends ClassProps {
  /** Null: there is nothing to watch any more. */
  readonly onWatch: ((watched: Watched) => void) | null
}

const AT_FIRST = 40

export function Students({ state, onOpen, onWatch }: StudentsProps) {
  const { rows, aheadMs } = state
  const [all, setAll] = useState(false)
  const { ordered, hold } = useHeldOrder(useMemo(() => byNeed(rows), [rows]))
  const needy = ordered.filter(needsSomebody).length
  const shown = all ? ordered : ordered.slice(0, AT_FIRST)
  const watch = ({ group, node }: StudentRow) =>
    group === null || onWatch === null ? null : () => onWatch({ group, seat: node ?? 'sea' })
  return (
    <section class="panel students" aria-labelledby="students" {...hold}>
      <header>
        <h2 id="students" tabIndex={-1}>
          Students
        </h2>
        <span class="dim">
          {needy === 0 ? 'nobody needs you just now' : `${needy} of ${ordered.length} need you, they come first`}
        </span>
      </header>
      {ordered.length === 0 ? (
        <p class="dim empty">Nobody is here yet. Whoever comes with the code takes a bot’s seat.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">name</th>
              <th scope="col">seat</th>
              <th scope="col">state</th>
              <th scope="col">progress</th>
              <th scope="col">vs median</th>
              <th scope="col">mistakes</th>
              <th scope="col">last move</th>
              <th scope="col">
                <span class="sr">actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {/* By its place: a row that is moved while its class changes keeps its old colours in Chromium (156). */}
            {shown.map((row, place) => (
              <LineOnce key={place} row={row} aheadMs={aheadMs} onOpen={onOpen} onWatch={watch} />
            ))}
          </tbody>
        </table>
      )}
      {shown.length < ordered.length && (
        <button type="button" class="btn wide" onClick={() => setAll(true)}>
          Show {ordered.length - shown.length} more
        </button>
      )}
    </section>
  )
}

interface LineProps {
  readonly row: StudentRow
  readonly aheadMs: number
  readonly onOpen: ClassProps['onOpen']
  readonly onWatch: (row: StudentRow) => (() => void) | null
}

/** A row that did not change is not compared again. */
function LineOnce({ row, aheadMs, onOpen, onWatch }: LineProps) {
  return useMemo(
    () => (
      <StudentLine
        row={row}
        aheadMs={aheadMs}
        onWatch={onWatch(row)}
        onSay={() => onOpen({ type: 'say', to: { student: row.id } })}
        onMore={() => onOpen({ type: 'student', id: row.id })}
      />
    ),
    [row, Math.round(aheadMs / 1000)],
  )
}

/** While somebody points into the list or has the focus in it, nobody changes places under their hand. */
function useHeldOrder(now: readonly StudentRow[]) {
  const [held, setHeld] = useState(false)
  const order = useRef<readonly string[]>([])
  if (!held) order.current = now.map(row => row.id)
  const place = new Map(order.current.map((id, i) => [id, i]))
  const last = order.current.length
  const ordered = held ? now.toSorted((a, b) => (place.get(a.id) ?? last) - (place.get(b.id) ?? last)) : now
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocusIn: () => setHeld(true),
    onFocusOut: () => setHeld(false),
  }
  return { ordered, hold }
}
