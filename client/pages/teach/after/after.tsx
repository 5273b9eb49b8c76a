/** When the class is over: what it came to, what can be taken along, and how it is erased. */
import type { ClassProps } from '../class.tsx'
import { Deeds } from '../running/deeds.tsx'
import { Heat } from '../running/heat.tsx'
import { Students } from '../running/students.tsx'
import { Files } from './files.tsx'
import { Gradebook } from './gradebook.tsx'

export function After(props: ClassProps) {
  const { head, session, onOpen } = props
  return (
    <main class="running after">
      <div class="column">
        <section class="panel takealong" aria-labelledby="report">
          <h2 id="report">Report</h2>
          <p class="dim">For the class, each group and each student; it prints.</p>
          <p>
            <a class="btn pri" href={`/teach/${encodeURIComponent(head.code)}/report#${session.token}`}>
              Open the report
            </a>
          </p>
        </section>
        <Heat {...props} />
        <Students {...props} onWatch={null} />
      </div>
      <div class="column side">
        <Files session={session} />
        <Gradebook session={session} title={head.plan.title} />
        <Deeds {...props} />
        <section class="panel takealong" aria-labelledby="erase">
          <h2 id="erase">Erase</h2>
          <p class="dim">
            By itself on {new Date(head.erasedMs).toLocaleDateString([], { dateStyle: 'long' })}; or now, for good.
          </p>
          <p>
            <button type="button" class="btn grave" onClick={() => onOpen({ type: 'erase' })}>
              Erase everything…
            </button>
          </p>
        </section>
      </div>
    </main>
  )
}
