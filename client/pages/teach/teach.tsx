/** An instructor's page of one session, in whatever phase it is. All that it shows comes with the stream. */
import { useEffect, useState } from 'preact/hooks'
import { useStore } from '../../hud/use-store.ts'
import { goHome } from '../../model/route.ts'
import { type TeacherSession, teach } from '../../model/teacher-session.ts'
import { PageWait } from '../page-wait.tsx'
import { Class } from './class.tsx'
import { NoClass } from './no-class.tsx'
import { Renewed } from './renewed.tsx'
import '../../styles/match.css'
import '../../styles/meters.css'
import '../../styles/cards.css'
import '../../styles/teach.css'
import '../../styles/teach-class.css'

interface TeachProps {
  readonly code: string
  readonly token: string
}

export function Teach({ code, token }: TeachProps) {
  const [session, setSession] = useState<TeacherSession | null>(null)
  useEffect(() => {
    if (token === '') return undefined
    const opened = teach(code, token)
    setSession(opened)
    return () => opened.close()
  }, [code, token])
  useEffect(() => {
    document.title = `Class ${code} · Lossy Isles`
  }, [code])
  if (token === '')
    return (
      <NoClass title="This address is not whole">
        An instructor’s link ends with a long key behind a <b>#</b>. Open the whole link, as it was given when the class
        began.
      </NoClass>
    )
  return session === null ? <PageWait words="Opening the class…" /> : <Opened session={session} />
}

function Opened({ session }: { readonly session: TeacherSession }) {
  const state = useStore(session.state)
  const asked = useStore(session.asked)
  if (asked.erased)
    return <NoClass title="Erased">Everything that was known of class {session.code} is gone, for good.</NoClass>
  if (asked.renewed !== null) return <Renewed code={session.code} keys={asked.renewed} />
  if (state.link.type === 'refused')
    return <NoClass title={`Class ${session.code} does not open`}>{state.link.words}</NoClass>
  if (state.head === null)
    return (
      <PageWait
        words={state.link.type === 'lost' ? state.link.words : `Opening class ${session.code}…`}
        onHome={() => goHome()}
      />
    )
  return <Class session={session} state={state} head={state.head} asked={asked} />
}
