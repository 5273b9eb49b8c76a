/** A class, for as long as its page is open: the tab's own place in it is taken again after every refresh. */
import { useEffect, useState } from 'preact/hooks'
import { openPupil, type PupilSession } from '../../model/pupil-session.ts'
import { PageWait } from '../page-wait.tsx'
import { ClassFrame } from './class-frame.tsx'
import '../../styles/lobby.css'
import '../../styles/class.css'

export interface ClassPageProps {
  readonly code: string
  readonly token: string
}

export function ClassPage({ code, token }: ClassPageProps) {
  const [pupil, setPupil] = useState<PupilSession | null>(null)
  useEffect(() => {
    const opened = openPupil(code, token)
    setPupil(opened)
    return () => opened.close()
  }, [code, token])
  return pupil === null ? <PageWait words="Joining the class…" /> : <ClassFrame pupil={pupil} />
}
