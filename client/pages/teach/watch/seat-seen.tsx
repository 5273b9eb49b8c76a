/** What one seat is shown, and nothing more. Read only, until the instructor says that they act in its place. */
import { useMemo, useState } from 'preact/hooks'
import type { NodeId } from '../../../../shared/kernel/protocol.ts'
import type { GroupId } from '../../../../shared/wire/classroom.ts'
import { Scroller } from '../../../hud/scroller.tsx'
import { SeatClock } from '../../../hud/seat-time.tsx'
import { Eye } from '../../../hud/teach-icons.tsx'
import { useStore } from '../../../hud/use-store.ts'
import { handsOf } from '../../../model/hands.ts'
import type { Move } from '../../../model/outbox.ts'
import type { TeacherSession } from '../../../model/teacher-session.ts'
import { roomStateOf, type WatchState } from '../../../model/watch.ts'
import { Dark } from '../../match/dark.tsx'
import { HandTitle } from '../../match/hand-head.tsx'
import { HandView } from '../../match/hand-view.tsx'
import { Timers } from '../../match/inbox.tsx'
import { Logbook } from '../../match/logbook.tsx'
import { Parts } from '../../match/node-panel.tsx'

interface SeatSeenProps {
  readonly session: TeacherSession
  readonly group: GroupId
  readonly node: NodeId
  readonly name: string
  readonly seen: WatchState
}

export function SeatSeen({ session, group, node, name, seen }: SeatSeenProps) {
  const [acting, setActing] = useState<'no' | 'asks' | 'yes'>('no')
  const { busy } = useStore(session.asked)
  const { seat } = seen
  const state = useMemo(() => (seat === null ? null : roomStateOf(seat)), [seat])
  const hands = useMemo(() => (seat === null ? [] : handsOf(seat.screen)), [seat])
  if (seat === null || state === null)
    return (
      <p class="dim empty">
        {seen.debrief === null ? `Rowing over to ${node}…` : 'The night is over: its debrief stands in the god’s view.'}
      </p>
    )
  const { screen, table } = seat
  const play = (_: Move, filled: Move) => void session.ask({ type: 'act', group, node, move: filled })
  return (
    <SeatClock value={screen.clock}>
      <div class={`watchmark${acting === 'yes' ? ' acts' : ''}`}>
        <Eye />
        <span class="grow">
          {acting === 'yes' ? (
            <>
              You act for <b>{node}</b>, {name}. The group is told, and the record says so.
            </>
          ) : (
            <>
              You watch <b>{node}</b>, {name}. Read only.
            </>
          )}
        </span>
        {acting === 'no' && table.phase === 'night' && (
          <button type="button" class="btn" onClick={() => setActing('asks')}>
            Act for {node}
          </button>
        )}
        {acting === 'asks' && (
          <>
            <button type="button" class="btn pri" onClick={() => setActing('yes')}>
              Yes, act for {name === '' ? node : name}
            </button>
            <button type="button" class="btn" onClick={() => setActing('no')}>
              No
            </button>
          </>
        )}
        {acting === 'yes' && (
          <button type="button" class="btn" onClick={() => setActing('no')}>
            Only watch
          </button>
        )}
      </div>
      <Scroller class="seatview" label={`What ${node} sees`}>
        <div>
          <p class="dim">
            {screen.aim} · {screen.progress.words}
          </p>
          <Parts screen={screen} calm={false} />
          <Timers screen={screen} state={state} />
        </div>
        <fieldset class="bare" disabled={acting !== 'yes' || busy.some(key => key.includes('"act"'))}>
          <legend class="sr">Cards and moves of {node}</legend>
          {screen.up ? (
            <ul class="cards">
              {hands.map(hand => (
                <li key={hand.key} class="card sel">
                  <div class="top">
                    <HandTitle hand={hand} table={table} calm={false} />
                  </div>
                  <HandView hand={hand} screen={screen} state={state} calm={false} onPlay={play} />
                </li>
              ))}
              {hands.length === 0 && <li class="quiet">No card waits at {node}.</li>}
            </ul>
          ) : (
            <Dark disk={state.disk} />
          )}
        </fieldset>
        <Logbook log={seat.log} />
      </Scroller>
    </SeatClock>
  )
}
