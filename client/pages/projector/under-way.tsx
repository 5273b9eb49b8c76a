import type { ToProjector } from '../../../shared/wire/classroom.ts'
import { Tick } from '../../hud/teach-icons.tsx'
import { byNumber } from '../../model/teacher.ts'

/** How far each group is, without a name. */
export function UnderWay({ board }: { readonly board: ToProjector['board'] }) {
  const { step, phase, groups } = board
  return (
    <main class="underway">
      {phase === 'ended' ? (
        <p class="teaches">The class is over. Thank you.</p>
      ) : (
        <p class="teaches">{phase === 'between' ? 'All groups are done. The next level follows.' : step?.teaches}</p>
      )}
      <ul class={`wallgroups ${crowd(groups.length)}`}>
        {byNumber(groups).map(({ id, nights, over }) => (
          <li key={id} class={over ? 'over' : ''}>
            <b>Group {id}</b>
            <span class="nights" role="img" aria-label={`${nights.done} of ${nights.of} nights`}>
              {Array.from({ length: nights.of }, (_, i) => (
                <i key={i} class={i < nights.done ? 'on' : ''} />
              ))}
            </span>
            <span class="how">
              {over ? (
                <>
                  <Tick size={28} /> done
                </>
              ) : (
                `night ${Math.min(nights.done + 1, nights.of)}`
              )}
            </span>
          </li>
        ))}
      </ul>
    </main>
  )
}

/** The fewer there are, the larger they stand. */
const crowd = (groups: number): string => (groups > 16 ? 'many' : groups <= 8 ? 'few' : '')
