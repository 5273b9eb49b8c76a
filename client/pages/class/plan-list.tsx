import type { ToStudent } from '../../../shared/wire/classroom.ts'
import { LessonButton } from '../../hud/lesson-button.tsx'

type Steps = ToStudent['plan']

export function protocolsOf(plan: Steps): Steps {
  return plan.filter((step, i) => plan.findIndex(other => other.protocol === step.protocol) === i)
}

interface PlanListProps {
  readonly plan: Steps
  /** The step that is played, or was last; -1: none yet. */
  readonly at: number
}

/** What will be played, and the lessons to read meanwhile. */
export function PlanList({ plan, at }: PlanListProps) {
  return (
    <>
      <ol class="plansteps">
        {plan.map((step, i) => (
          <li key={i} class={i < at ? 'past' : i === at ? 'now' : ''} aria-current={i === at ? 'step' : undefined}>
            <span class="num">{i + 1}</span>
            <span>
              <b>{step.title}</b>
              <span class="dim">
                {i < at && 'Played · '}
                {i === at && 'Now · '}
                {step.teaches}
              </span>
            </span>
          </li>
        ))}
      </ol>
      <div class="does">
        {protocolsOf(plan).map(({ protocol, protocolTitle }) => (
          <LessonButton key={protocol} protocol={protocol} title={protocolTitle} named />
        ))}
      </div>
    </>
  )
}
