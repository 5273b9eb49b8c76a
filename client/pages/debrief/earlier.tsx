/** The debrief of an earlier night, by its address: asked for, and read while the match goes on. */
import { useEffect } from 'preact/hooks'
import type { Table } from '../../../shared/wire/messages.ts'
import type { RoomState } from '../../model/room-state.ts'
import { goToRoom } from '../../model/route.ts'
import type { Session } from '../../model/session.ts'
import { Notices } from '../match/notices.tsx'
import { Debriefing } from './debriefing.tsx'

interface EarlierProps {
  readonly session: Session
  readonly state: RoomState
  readonly table: Table
  readonly nth: number
}

export function Earlier({ session, state, table, nth }: EarlierProps) {
  const { earlier, link } = state
  const entry = state.nights.find(one => one.nth === nth)
  const here = earlier?.debrief.nth === nth
  const wanted = entry?.open === true && link === 'open' && !here
  useEffect(() => {
    if (wanted) session.send('revisit', { nth })
  }, [wanted, nth])
  const back = () => goToRoom(session.code(), null)
  if (here && entry?.open === true)
    return (
      <Debriefing
        session={session}
        state={state}
        table={table}
        debrief={earlier.debrief}
        you={earlier.you}
        onBack={back}
      />
    )
  return (
    <main class="pagewait">
      {wanted && <span class="spin" />}
      <p role="status">{wanted ? 'Turning back to that night…' : state.link === 'open' ? why(entry) : state.trouble}</p>
      <button type="button" class="btn" onClick={back}>
        To what goes on now
      </button>
      <Notices notices={state.notices} />
    </main>
  )
}

function why(entry: RoomState['nights'][number] | undefined): string {
  return entry === undefined
    ? 'There is no such night in this room, or you were not there.'
    : 'This night is being played again on the same sea: its debrief would tell what comes. It opens again at dawn.'
}
