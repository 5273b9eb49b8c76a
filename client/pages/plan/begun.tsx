/** A class has begun: all its links, once. */
import { useEffect, useRef } from 'preact/hooks'
import type { SessionLinks } from '../../../shared/wire/classroom.ts'
import { Logo } from '../../hud/icons.tsx'
import { LinkList, teacherLinks } from '../../hud/link-list.tsx'
import { classLink, studentLink } from '../../model/class-begin.ts'
import { saveFile } from '../../model/save-file.ts'

interface BegunProps {
  readonly links: SessionLinks
  readonly title: string
  readonly onBack: () => void
}

export function Begun({ links, title, onBack }: BegunProps) {
  const { code, teacher, projector } = links
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    scrollTo(0, 0)
  }, [])
  const all = [
    ...teacherLinks(code, links),
    {
      name: 'For the projector',
      says: 'Shows the code and what you choose. Nothing secret.',
      to: classLink('projector', code, projector),
      secret: false,
    },
    { name: 'For the students', says: `Or they type ${code} on the first page.`, to: studentLink(code), secret: false },
  ]
  const asFile = () =>
    saveFile({
      name: `class-${code}.txt`,
      mediaType: 'text/plain;charset=utf-8',
      text: [`${title}: class ${code}`, ...all.map(({ name, says, to }) => `${name}\n${says}\n${to}`), ''].join('\n\n'),
    })
  return (
    <div class="planpage begun">
      <header class="planhead">
        <Logo />
        <h1 ref={heading} tabIndex={-1}>
          Class <span class="mono">{code}</span> is open
        </h1>
      </header>
      <main class="panel plansheet">
        <p>
          {title}. The two secret links are shown here only: the server keeps nothing from which they could be read
          back.
        </p>
        <LinkList links={all} />
        <div class="row">
          <a class="btn big pri" href={classLink('teach', code, teacher)}>
            To the dashboard
          </a>
          <button type="button" class="btn" onClick={asFile}>
            Save the links as a file
          </button>
          <button type="button" class="btn" onClick={onBack}>
            Back to the plan
          </button>
        </div>
      </main>
    </div>
  )
}
