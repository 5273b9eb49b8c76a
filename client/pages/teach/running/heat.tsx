/** What the class believes wrongly: a row for each misconception, a column for each group. The number is always there; colour only helps. */
import type { GroupId, HeatRow } from '../../../../shared/wire/classroom.ts'
import { Scroller } from '../../../hud/scroller.tsx'
import { Projector } from '../../../hud/teach-icons.tsx'
import { useStore } from '../../../hud/use-store.ts'
import { count } from '../../../model/class-words.ts'
import type { ClassProps } from '../class.tsx'

export function Heat({ state, session }: ClassProps) {
  const { busy } = useStore(session.asked)
  // Not from the seas alone: those of groups that are done may be put away.
  const all = [
    ...Object.keys(state.tiles),
    ...Object.values(state.rows).flatMap(row => row.group ?? []),
    ...state.heat.flatMap(row => Object.keys(row.counts)),
  ]
  const groups = [...new Set(all)].toSorted((a, b) => Number(a) - Number(b))
  const show = (id: string) => void session.ask({ type: 'show', what: { type: 'example', id } })
  const shownRule = state.shown.type === 'example' ? state.shown.rule : null
  return (
    <section class="panel heat" aria-labelledby="beliefs">
      <header>
        <h2 id="beliefs" tabIndex={-1}>
          Misconceptions
        </h2>
        {state.shown.type !== 'code' && (
          <button type="button" class="btn" onClick={() => void session.ask({ type: 'show', what: { type: 'code' } })}>
            Take it off the projector
          </button>
        )}
      </header>
      {state.heat.length === 0 ? (
        <p class="dim empty">None so far. A wrong move that names a belief is counted here as soon as it is made.</p>
      ) : (
        <Scroller class="heatscroll" label="Misconceptions by group">
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <span class="sr">belief</span>
                </th>
                {groups.map(id => (
                  <th key={id} scope="col">
                    G{id}
                  </th>
                ))}
                <th scope="col">all</th>
                <th scope="col">
                  <span class="sr">on the projector</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {state.heat.map(row => (
                <tr key={row.rule}>
                  <th scope="row" title={`${row.why} ${row.cite}`}>
                    {row.word}
                  </th>
                  {groups.map(id => (
                    <Cell key={id} row={row} group={id} onShow={show} />
                  ))}
                  <td class="tot num">{row.total}</td>
                  <td>
                    <ShowButton row={row} busy={busy} shown={shownRule === row.rule} onShow={show} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </section>
  )
}

const heatOf = (number: number): string => (number === 0 ? 'h' : number === 1 ? 'h h1' : number === 2 ? 'h h2' : 'h h3')

interface CellProps {
  readonly row: HeatRow
  readonly group: GroupId
  readonly onShow: (id: string) => void
}

function Cell({ row, group, onShow }: CellProps) {
  const number = row.counts[group] ?? 0
  const example = row.examples[group]
  return (
    <td>
      {example === undefined ? (
        <span class={heatOf(number)}>{number}</span>
      ) : (
        <button
          type="button"
          class={`${heatOf(number)} has`}
          aria-label={`${count(number, 'time')} in group ${group}: show an example without names`}
          onClick={() => onShow(example)}
        >
          {number}
        </button>
      )}
    </td>
  )
}

interface ShowButtonProps {
  readonly row: HeatRow
  readonly busy: readonly string[]
  readonly shown: boolean
  readonly onShow: (id: string) => void
}

/** The first group's that has one: whose night it was is told to nobody. */
function ShowButton({ row, busy, shown, onShow }: ShowButtonProps) {
  const id = Object.values(row.examples)[0]
  if (id === undefined) return <span class="sr">no night with it is over yet</span>
  const under = busy.includes(JSON.stringify({ type: 'show', what: { type: 'example', id } }))
  return (
    <button
      type="button"
      class={`pj${shown ? ' on' : ''}`}
      aria-label={`${row.word}: show an example on the projector`}
      aria-pressed={shown}
      aria-busy={under}
      onClick={() => onShow(id)}
    >
      <Projector size={22} />
    </button>
  )
}
