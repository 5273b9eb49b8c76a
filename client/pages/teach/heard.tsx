/** What the page says in passing: a refusal, a lost connection, and for the ears each deed once it is on the record. */
import type { TeacherState } from '../../model/teacher.ts'
import type { Asked, TeacherSession } from '../../model/teacher-session.ts'

interface HeardProps {
  readonly session: TeacherSession
  readonly state: TeacherState
  readonly asked: Asked
}

export function Heard({ session, state, asked }: HeardProps) {
  const { link, deeds } = state
  return (
    <>
      {link.type === 'lost' && (
        <p class="says wait" role="status">
          <b>!</b> {link.words} What you see is how it stood; the class goes on.
        </p>
      )}
      {asked.refused !== null && (
        <div class="says bad" role="alert">
          <b>Not done.</b> <span class="grow">{asked.refused}</span>
          <button type="button" class="btn" onClick={() => session.forget()}>
            All right
          </button>
        </div>
      )}
      <p class="sr" role="status">
        {deeds.at(-1)?.words}
      </p>
    </>
  )
}
