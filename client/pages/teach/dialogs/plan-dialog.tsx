/** Another plan for a class that has not begun: a ready one, one that this browser keeps, or one from a link. */
import { useState } from 'preact/hooks'
import { decodePlan, encodePlan } from '../../../../shared/classroom/plan-link.ts'
import { READY_PLANS } from '../../../../shared/classroom/plans.ts'
import type { Plan } from '../../../../shared/wire/plan.ts'
import { Dialog } from '../../../hud/dialog.tsx'
import { uncheckedWords } from '../../../model/checked-tweaks.ts'
import { count } from '../../../model/class-words.ts'
import { savedPlans } from '../../../model/plan-shelf.ts'
import type { DialogProps } from './dialogs.tsx'

export function PlanDialog({ head, asked, ask, onClose }: DialogProps) {
  const [link, setLink] = useState('')
  const [why, setWhy] = useState<string | null>(null)
  const busy = asked.busy.some(key => key.includes('"replan"'))
  const take = (plan: Plan) => {
    const hindrance = uncheckedWords(plan)
    setWhy(hindrance)
    if (hindrance === null) ask({ type: 'replan', plan })
  }
  const row = (key: string, plan: Plan, says: string) => (
    <li key={key}>
      <button type="button" class="btn" disabled={busy} onClick={() => take(plan)}>
        {plan.title}
      </button>
      <span class="dim">{says}</span>
    </li>
  )
  const kept = savedPlans()
  return (
    <Dialog title="Another plan" onClose={onClose}>
      <div class="stack">
        <ul class="planlist">
          {READY_PLANS.map(({ id, says, plan }) => row(id, plan, says))}
          {kept.map(({ id, plan }) => row(id, plan, `kept in this browser, ${count(plan.steps.length, 'level')}`))}
        </ul>
        <form
          class="rename"
          onSubmit={event => {
            event.preventDefault()
            const found = decodePlan(link.trim().replace(/^.*#/, ''))
            if (found.ok) take(found.value)
            else setWhy(found.why)
          }}
        >
          <label class="field">
            <span>Or the link of a plan</span>
            <input
              class="input"
              value={link}
              aria-invalid={why !== null}
              onInput={event => {
                setLink(event.currentTarget.value)
                setWhy(null)
              }}
            />
          </label>
          <button type="submit" class="btn" disabled={busy || link.trim() === ''}>
            Take it
          </button>
        </form>
        {why !== null && (
          <p class="bad" role="alert">
            {why}
          </p>
        )}
        <p>
          <a href={`/plan#${encodePlan(head.plan)}`} target="_blank" rel="noopener noreferrer">
            Change this plan in the editor
          </a>
          , and bring its link here.
        </p>
      </div>
    </Dialog>
  )
}
