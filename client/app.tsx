/** Which page is shown. The harbour is in the first file a browser loads; rooms come in a second one. */
import type { ComponentType } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useStore } from './hud/use-store.ts'
import { preferences } from './model/preferences.ts'
import { addRoom, leaveRooms, rooms } from './model/rooms.ts'
import { goHome, goToRoom, route } from './model/route.ts'
import { ownSeat } from './model/seat-memory.ts'
import { Home } from './pages/home/home.tsx'
import { PageWait } from './pages/page-wait.tsx'

const loadRoom = async () => (await import('./pages/room.tsx')).Room
const loadNetwork = async () => (await import('./pages/network/network.tsx')).Network
const loadClass = async () => (await import('./pages/class/class-page.tsx')).ClassPage
const loadPlan = async () => (await import('./pages/plan/plan.tsx')).PlanPage
const loadReport = async () => (await import('./pages/teach/report/report-page.tsx')).ReportPage
const loadTeach = async () => (await import('./pages/teach/teach.tsx')).Teach
const loadProjector = async () => (await import('./pages/projector/projector.tsx')).Projector
const loadCheck = async () => (await import('./pages/check/check.tsx')).Check

/** A page that comes in a file of its own, from the first time it is wanted; null until it is here. */
function usePage<Props>(wanted: boolean, load: () => Promise<ComponentType<Props>>): ComponentType<Props> | null {
  const [page, setPage] = useState<ComponentType<Props> | null>(null)
  useEffect(() => {
    if (wanted && page === null) void load().then(loaded => setPage(() => loaded))
  }, [wanted, page, load])
  return page
}

export function App() {
  const where = useStore(route)
  const entered = useStore(rooms)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [returning, setReturning] = useState(false)

  const code = where.page === 'room' ? where.code : null
  const session = (code === null ? undefined : entered.get(code)) ?? null

  const shown = useRef(code)

  const Room = usePage(session !== null || returning, loadRoom)
  const Network = usePage(where.page === 'network', loadNetwork)
  // Of a class whose seat is not held here one sees the way in.
  const place = where.page === 'class' ? ownSeat(where.code) : null
  const Class = usePage(place !== null, loadClass)
  const Check = usePage(where.page === 'check', loadCheck)
  const Plan = usePage(where.page === 'plan', loadPlan)
  const Report = usePage(where.page === 'report', loadReport)
  const Teach = usePage(where.page === 'teach', loadTeach)
  const Projector = usePage(where.page === 'projector', loadProjector)

  // The page of a room without a session: a refresh. The tab's own seat is taken again without asking.
  useEffect(() => {
    if (code === null || session !== null) return undefined
    const token = ownSeat(code)
    if (token === null) return undefined
    let gone = false
    setReturning(true)
    void import('./model/return.ts').then(async ({ returnToSeat }) => {
      const result = await returnToSeat(code, token, preferences.get().name, () => gone)
      if (gone) {
        if (result.type === 'back') result.session.leave(false)
        return
      }
      setReturning(false)
      if (result.type === 'back') addRoom(result.session)
      else {
        setTrouble(result.words)
        // A room of one's own that cannot be entered must not cost the seat in the group's.
        const [group] = rooms.get().values()
        if (group === undefined) goHome(code)
        else {
          group.dispatch({ type: 'notice', text: result.words })
          goToRoom(group.code(), null, true)
        }
      }
    })
    return () => {
      gone = true
      setReturning(false)
    }
  }, [code, session])

  // Back to the harbour by the browser's own button: the seat goes to a bot until the player returns.
  useEffect(() => {
    if (code === null) leaveRooms(shown.current)
    shown.current = code
  }, [where])

  if (where.page === 'room' && session !== null && Room !== null)
    return <Room key={session.code()} session={session} night={where.night} />
  if (where.page === 'room' && (session !== null || returning))
    return <PageWait words="Rowing back to your island…" onHome={() => goHome()} />
  if (where.page === 'class' && place !== null)
    return Class === null ? (
      <PageWait words="Joining the class…" onHome={() => goHome()} />
    ) : (
      <Class key={where.code} code={where.code} token={place} />
    )
  if (where.page === 'plan')
    return Plan === null ? <PageWait words="Unrolling the charts…" onHome={() => goHome()} /> : <Plan />
  if (where.page === 'report')
    return Report === null ? (
      <PageWait words="Fetching the report…" onHome={() => goHome()} />
    ) : (
      <Report key={where.code} code={where.code} token={where.token} />
    )
  if (where.page === 'teach')
    return Teach === null ? (
      <PageWait words="Opening the class…" onHome={() => goHome()} />
    ) : (
      <Teach key={where.token} code={where.code} token={where.token} />
    )
  if (where.page === 'projector')
    return Projector === null ? (
      <PageWait words="Lighting the projector…" />
    ) : (
      <Projector key={where.token} code={where.code} token={where.token} />
    )
  if (where.page === 'check')
    return Check === null ? <PageWait words="Looking around…" onHome={() => goHome()} /> : <Check />
  if (where.page === 'network')
    return Network === null ? (
      <PageWait words="Taking the network’s chair…" onHome={() => goHome()} />
    ) : (
      <Network puzzle={where.puzzle} />
    )
  return (
    <Home
      code={where.code}
      trouble={trouble}
      onEnter={session => {
        setTrouble(null)
        addRoom(session)
      }}
    />
  )
}
