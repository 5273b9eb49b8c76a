import type { StepNow, ToStudent } from '../../../shared/wire/classroom.ts'
import { LessonButton } from '../../hud/lesson-button.tsx'

type Steps = ToStudent['plan']

export function protocolsOf(plan: Steps): Steps {
  return plan.filter((step, i) => plan.findIndex(other => other.protocol === step.protocol) === i)
}

interface PlanListProps {
  readonly plan: Steps
  readonly step: StepNow | null
  /** The step is still being played. */
  readonly playing: boolean
}

/** What will be played, and the lessons to read meanwhile. */
export function PlanList({ plan, step, playing }: PlanListProps) {
  const now = playing ? (step?.index ?? -1) : -1
  const played = step === null ? 0 : playing ? step.index : step.index + 1
  return (
    <>
      <ol class="plansteps">
        {plan.map(({ title, teaches }, i) => (
          <li key={i} class={i === now ? 'now' : ''} aria-current={i === now ? 'step' : undefined}>
            <span class="num">{i + 1}</span>
            <span>
              <b>{title}</b>
              <span class="dim">
                {i < played && 'Played · '}
                {i === now && 'Now · '}
                {teaches}
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
