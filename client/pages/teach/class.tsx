/** One session, laid out by its phase. What can be opened over it is known here; every part says what it wants opened. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ClassHead, GroupId } from '../../../shared/wire/classroom.ts'
import type { TeacherState } from '../../model/teacher.ts'
import type { Asked, TeacherSession } from '../../model/teacher-session.ts'
import { After } from './after/after.tsx'
import { ClassBar } from './bar/class-bar.tsx'
import { Dialogs, type Over } from './dialogs/dialogs.tsx'
import { Gathering } from './gathering/gathering.tsx'
import { Heard } from './heard.tsx'
import { Running } from './running/running.tsx'
import { useClassKeys } from './use-class-keys.ts'

/** What every part of the page is given. */
export interface ClassProps {
  readonly session: TeacherSession
  readonly state: TeacherState
  readonly head: ClassHead
  readonly onOpen: (over: Over) => void
}

export interface Watched {
  readonly group: GroupId
  /** A node, or everything. */
  readonly seat: string
}

interface ClassPageProps extends Omit<ClassProps, 'onOpen'> {
  readonly asked: Asked
}

export function Class({ session, state, head, asked }: ClassPageProps) {
  const [over, setOver] = useState<Over | null>(null)
  const [watched, setWatched] = useState<Watched | null>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const props: ClassProps = { session, state, head, onOpen: setOver }
  useClassKeys(head, session, over === null ? setOver : null, () => setWatched(null))
  const asking = Object.values(state.rows).filter(row => row.help !== null).length
  useEffect(() => {
    // Seen from another tab, too.
    document.title = `${asking > 0 ? `(${asking}) ` : ''}Class ${head.code} · Lossy Isles`
  }, [asking, head.code])
  useEffect(() => {
    // A phase is a page of its own: who reads with the ears begins at its top.
    title.current?.focus({ preventScroll: true })
  }, [head.phase])
  return (
    <div class="teach" data-phase={head.phase}>
      <ClassBar {...props} title={title} />
      <Heard session={session} state={state} asked={asked} />
      {head.phase === 'lobby' && <Gathering {...props} />}
      {(head.phase === 'playing' || head.phase === 'between') && (
        <Running {...props} watched={watched} onWatch={setWatched} />
      )}
      {head.phase === 'ended' && <After {...props} />}
      {over !== null && <Dialogs {...props} over={over} asked={asked} onClose={() => setOver(null)} />}
    </div>
  )
}
