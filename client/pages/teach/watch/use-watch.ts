import { useEffect, useState } from 'preact/hooks'
import type { ToWatcher } from '../../../../shared/wire/classroom.ts'
import { openClassStream } from '../../../model/class-stream.ts'
import type { TeacherSession } from '../../../model/teacher-session.ts'
import { NOTHING_SEEN, reduceWatch, type WatchState } from '../../../model/watch.ts'
import type { Watched } from '../class.tsx'

/** A stream of its own for what is watched; it ends with the looking. */
export function useWatch({ code, token }: TeacherSession, { group, seat }: Watched): WatchState {
  const [state, setState] = useState<WatchState>(NOTHING_SEEN)
  useEffect(() => {
    setState(NOTHING_SEEN)
    const path = `watch/${encodeURIComponent(group)}/${encodeURIComponent(seat)}`
    const stream = openClassStream<ToWatcher>(
      code,
      path,
      token,
      message => setState(before => reduceWatch(before, message, performance.now())),
      link => setState(before => ({ ...before, link })),
    )
    return () => stream.close()
  }, [code, token, group, seat])
  return state
}
