/** Plans to begin with: ready-made, kept in this browser, or in a file. Choosing one can be undone. */
import { READY_PLANS } from '../../../shared/classroom/plans.ts'
import type { CatalogLevel } from '../../../shared/wire/messages.ts'
import type { Plan } from '../../../shared/wire/plan.ts'
import { type Draft, planOf } from '../../model/plan-draft.ts'
import { openPlanFile, type SavedPlan } from '../../model/plan-shelf.ts'
import { OpenFile } from './open-file.tsx'

interface StartFromProps {
  readonly draft: Draft
  readonly levels: readonly CatalogLevel[]
  readonly saved: readonly SavedPlan[]
  readonly onChoose: (plan: Plan) => void
  readonly onForget: (saved: SavedPlan) => void
}

export function StartFrom({ draft, levels, saved, onChoose, onForget }: StartFromProps) {
  const current = JSON.stringify(planOf(draft))
  return (
    <aside class="panel startfrom" aria-labelledby="start-title">
      <h2 id="start-title">Start from</h2>
      <h3>Ready-made</h3>
      <ul class="plancards">
        {READY_PLANS.map(({ id, says, lessonMinutes, plan }) => (
          <li key={id}>
            <PlanCard
              plan={plan}
              says={says}
              facts={`${plan.steps.length} levels · a lesson of ${lessonMinutes} min`}
              chosen={JSON.stringify(plan) === current}
              onChoose={onChoose}
            />
          </li>
        ))}
      </ul>
      <h3>Your own, in this browser</h3>
      {saved.length === 0 && <p class="dim">None yet: “Save” below the plan keeps it here.</p>}
      <ul class="plancards">
        {saved.map(one => (
          <li key={one.id} class="own">
            <PlanCard
              plan={one.plan}
              says={one.plan.steps.map(step => titleOf(levels, step.protocol, step.level)).join(' · ')}
              facts={factsOf(one)}
              chosen={JSON.stringify(one.plan) === current}
              onChoose={onChoose}
            />
            <button type="button" class="btn" aria-label={`Forget ${one.plan.title}`} onClick={() => onForget(one)}>
              Forget
            </button>
          </li>
        ))}
      </ul>
      <div class="openfile">
        <OpenFile label="A plan as a file" kept="Your plan is kept." wide read={openPlanFile} onOpen={onChoose} />
      </div>
    </aside>
  )
}

function factsOf({ savedMs, plan }: SavedPlan): string {
  const count = `${plan.steps.length} ${plan.steps.length === 1 ? 'level' : 'levels'}`
  return savedMs === 0 ? count : `${count} · saved ${new Date(savedMs).toLocaleDateString()}`
}

export function titleOf(levels: readonly CatalogLevel[], protocol: string, id: string): string {
  return levels.find(level => level.protocol === protocol && level.id === id)?.title ?? id
}

interface PlanCardProps {
  readonly plan: Plan
  readonly says: string
  readonly facts: string
  readonly chosen: boolean
  readonly onChoose: (plan: Plan) => void
}

function PlanCard({ plan, says, facts, chosen, onChoose }: PlanCardProps) {
  return (
    <button
      type="button"
      class={`plancard${chosen ? ' chosen' : ''}`}
      aria-pressed={chosen}
      onClick={() => onChoose(plan)}
    >
      <b>{plan.title}</b>
      <span>{says}</span>
      <span class="facts">{facts}</span>
    </button>
  )
}
