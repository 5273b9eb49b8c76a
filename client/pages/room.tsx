/** Inside a room: the lobby, a night, the debrief, as the table says; or the debrief of an earlier night, as the address says. */
import { useContext, useEffect } from 'preact/hooks'
import { InClass } from '../hud/class-context.ts'
import { useStore } from '../hud/use-store.ts'
import { goHome, goToRoom } from '../model/route.ts'
import type { Session } from '../model/session.ts'
import { Debriefing } from './debrief/debriefing.tsx'
import { Earlier } from './debrief/earlier.tsx'
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
  /** The night that the address names. */
  readonly night: number | null
}

export function Room({ session, night }: RoomProps) {
  const state = useStore(session.state)
  const { table, screen, debrief, forked } = state
  const inClass = useContext(InClass) !== null
  const home = inClass ? undefined : () => goHome()
  const dawn = debrief !== null && state.frozenUntilMs === null
  const justOver = dawn && debrief.nth === night

  useEffect(() => {
    // Whoever reads the night that is just over goes on with the others.
    if (justOver) goToRoom(session.code(), null, true)
  }, [justOver])
  useEffect(() => {
    if (forked === null) return
    session.dispatch({ type: 'gone to the fork' })
    goToRoom(forked, null)
  }, [forked])

  if (table === null) return <PageWait words={state.trouble ?? 'Rowing out…'} onHome={home} />
  if (table.phase === 'lobby' && inClass) return <PageWait words="Your group puts to sea…" />
  if (table.phase === 'lobby') return <Lobby session={session} state={state} table={table} />
  if (night !== null && !justOver) return <Earlier session={session} state={state} table={table} nth={night} />
  if (dawn)
    return <Debriefing session={session} state={state} table={table} debrief={debrief} you={state.you?.node ?? null} />
  if (screen === null)
    return (
      <PageWait words={table.phase === 'night' ? 'Lighting your lamp…' : 'Waiting for the debrief…'} onHome={home} />
    )
  return <Match session={session} state={state} table={table} screen={screen} />
}
