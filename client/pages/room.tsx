/** Inside a room: the lobby, a night, or the debrief, as the table says. */
import { useContext } from 'preact/hooks'
import { InClass } from '../hud/class-context.ts'
import { useStore } from '../hud/use-store.ts'
import { goHome } from '../model/route.ts'
import type { Session } from '../model/session.ts'
import { Debriefing } from './debrief/debriefing.tsx'
import { Lobby } from './lobby/lobby.tsx'
import { Match } from './match/match.tsx'
import { PageWait } from './page-wait.tsx'
import '../styles/lobby.css'
import '../styles/match.css'
import '../styles/meters.css'
import '../styles/cards.css'
import '../styles/match-phone.css'
import '../styles/debrief.css'
import '../styles/twins.css'

export interface RoomProps {
  readonly session: Session
}

export function Room({ session }: RoomProps) {
  const state = useStore(session.state)
  const { table, screen, debrief } = state
  const inClass = useContext(InClass) !== null
  const home = inClass ? undefined : () => goHome()
  if (table === null) return <PageWait words={state.trouble ?? 'Rowing out…'} onHome={home} />
  if (table.phase === 'lobby' && inClass) return <PageWait words="Your group puts to sea…" />
  if (table.phase === 'lobby') return <Lobby session={session} state={state} table={table} />
  if (debrief !== null && state.frozenUntilMs === null)
    return <Debriefing session={session} state={state} table={table} debrief={debrief} />
  if (screen === null)
    return (
      <PageWait words={table.phase === 'night' ? 'Lighting your lamp…' : 'Waiting for the debrief…'} onHome={home} />
    )
  return <Match session={session} state={state} table={table} screen={screen} />
}
