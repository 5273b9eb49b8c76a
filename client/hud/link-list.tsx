/** Links to be given away, or kept: each with what it is for, to be copied. */
import type { TeacherKeys } from '../../shared/wire/classroom.ts'
import { classLink } from '../model/class-begin.ts'
import { CopyButton } from './copy-button.tsx'

export interface LinkShown {
  readonly name: string
  readonly says: string
  readonly to: string
  readonly secret: boolean
}

export function teacherLinks(code: string, { teacher, coTeacher }: TeacherKeys): readonly LinkShown[] {
  return [
    {
      name: 'Your dashboard',
      says: 'Whoever has this link runs the class. Keep it to yourself.',
      to: classLink('teach', code, teacher),
      secret: true,
    },
    {
      name: 'For a second teacher',
      says: 'The same rights, a link of its own.',
      to: classLink('teach', code, coTeacher),
      secret: true,
    },
  ]
}

export function LinkList({ links }: { readonly links: readonly LinkShown[] }) {
  return (
    <ul class="links">
      {links.map(({ name, says, to, secret }) => (
        <li key={name}>
          <div>
            <b>{name}</b>
            {secret && <span class="secret">secret</span>}
            <p class="dim">{says}</p>
            <input
              class="input mono"
              readOnly
              value={to}
              aria-label={name}
              onFocus={event => event.currentTarget.select()}
            />
          </div>
          <CopyButton text={to} label="Copy" />
        </li>
      ))}
    </ul>
  )
}
