/** The links have new keys. They are shown once: the server keeps nothing from which they could be read back. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { TeacherKeys } from '../../../shared/wire/classroom.ts'
import { LinkList, teacherLinks } from '../../hud/link-list.tsx'
import { goToTeach, keepTeachPath } from '../../model/route.ts'

interface RenewedProps {
  readonly code: string
  readonly keys: TeacherKeys
}

export function Renewed({ code, keys }: RenewedProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    keepTeachPath(code, keys.teacher)
    heading.current?.focus()
  }, [])
  return (
    <main class="noclass renewed">
      <h1 ref={heading} tabIndex={-1}>
        New links for class <span class="mono">{code}</span>
      </h1>
      <p>The old ones open nothing any more. These two are shown here only; yours is in the address bar already.</p>
      <LinkList links={teacherLinks(code, keys)} />
      <p class="ways2">
        <button type="button" class="btn big pri" onClick={() => goToTeach(code, keys.teacher)}>
          On with the class
        </button>
      </p>
    </main>
  )
}
