/** In a room of one's own: where its night came from, what goes on there, and the way back. The seat there is kept. */
import type { Origin } from '../../../shared/wire/messages.ts'
import { useStore } from '../../hud/use-store.ts'
import { rooms } from '../../model/rooms.ts'
import { goToRoom } from '../../model/route.ts'
import type { Session } from '../../model/session.ts'

export function OriginBar({ origin }: { readonly origin: Origin }) {
  const group = useStore(rooms).get(origin.code)
  return (
    <div class="says">
      <span>
        <b>What if?</b> A room of your own.
        {group !== undefined && <Meanwhile group={group} />}
      </span>
      <button type="button" class="btn" onClick={() => goToRoom(origin.code, origin.nth)}>
        Back to room {origin.code}
      </button>
    </div>
  )
}

function Meanwhile({ group }: { readonly group: Session }) {
  const { table } = useStore(group.state)
  if (table?.phase === 'night') return <b role="status"> A night is being played there: you are missed.</b>
  const ready = table?.seats.filter(seat => seat.ready).length ?? 0
  return ready > 0 ? <span role="status"> {ready} there ready for the next night.</span> : null
}
