/** What can be done with a plan: undo, keep, give away, and begin. */
import { useState } from 'preact/hooks'
import { encodePlan } from '../../../shared/classroom/plan-link.ts'
import type { SessionLinks } from '../../../shared/wire/classroom.ts'
import type { CatalogLevel } from '../../../shared/wire/messages.ts'
import type { Plan } from '../../../shared/wire/plan.ts'
import type { Parsed } from '../../../shared/wire/validate.ts'
import { CopyButton } from '../../hud/copy-button.tsx'
import { uncheckedWords } from '../../model/checked-tweaks.ts'
import { beginClass } from '../../model/class-begin.ts'
import { changed, type Draft, planOf } from '../../model/plan-draft.ts'
import { keepPlan, savePlanFile } from '../../model/plan-shelf.ts'

interface PlanActionsProps {
  readonly draft: Draft
  readonly fit: Parsed<Plan>
  readonly levels: readonly CatalogLevel[]
  readonly onUndo: () => void
  readonly onSaved: () => void
  readonly onChange: (next: Draft) => void
  readonly onSay: (words: string) => void
  readonly onBegun: (links: SessionLinks) => void
}

export function PlanActions({ draft, fit, levels, onUndo, onSaved, onChange, onSay, onBegun }: PlanActionsProps) {
  const [told, setTold] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const { plan, past } = draft
  const minutes = plan.steps.reduce((sum, step) => sum + step.minutes, 0)
  const link = fit.ok ? `${location.origin}/plan#${encodePlan(fit.value)}` : null
  const hindrance = whyNot(draft, fit, levels)
  const save = () => {
    if (!fit.ok) return
    const kept = keepPlan(fit.value)
    onSaved()
    setTold(kept ? 'Saved in this browser.' : 'This browser may not keep anything. Take the plan along as a file.')
  }
  const duplicate = () => {
    onChange(changed(draft, { title: copyTitle(plan.title) }))
    onSay('This is a copy now, with a title of its own.')
  }
  const begin = async () => {
    if (!fit.ok || busy) return
    setBusy(true)
    setFailed(null)
    const links = await beginClass(fit.value)
    setBusy(false)
    if (links.ok) onBegun(links.value)
    else setFailed(links.why)
  }
  return (
    <section class="planacts" aria-label="With this plan">
      <div class="panel row">
        <button type="button" class="btn" disabled={!fit.ok} onClick={save}>
          Save
        </button>
        <button type="button" class="btn" disabled={plan.steps.length === 0} onClick={duplicate}>
          Duplicate
        </button>
        <button type="button" class="btn" onClick={() => savePlanFile(planOf(draft))}>
          As a file
        </button>
        {link !== null && (
          <span class="planlink">
            <input
              class="input mono"
              readOnly
              value={link}
              aria-label="A link to this plan"
              onFocus={event => event.currentTarget.select()}
            />
            <CopyButton text={link} label="Copy the link" />
          </span>
        )}
      </div>
      {told !== null && (
        <p class="dim" role="status">
          {told}
        </p>
      )}
      {hindrance !== null && plan.steps.length > 0 && (
        <p class="says wait" role="status">
          <span>{hindrance}</span>
        </p>
      )}
      {failed !== null && (
        <p class="says bad" role="alert">
          <span>{failed}</span>
        </p>
      )}
      <div class="panel beginrow">
        <p>
          <b class="num">{minutes}</b> minutes of play in {plan.steps.length}{' '}
          {plan.steps.length === 1 ? 'level' : 'levels'}.{' '}
          <span class="dim">Leave some ten more for the way in and the talk at the end.</span>
        </p>
        <button type="button" class="btn" disabled={past.length === 0} onClick={onUndo}>
          Undo
        </button>
        <button type="button" class="btn big pri" disabled={hindrance !== null || busy} onClick={() => void begin()}>
          {busy ? 'Beginning…' : 'Begin a class with this plan'}
        </button>
      </div>
    </section>
  )
}

/** Null: a class can begin. */
function whyNot({ plan }: Draft, fit: Parsed<Plan>, levels: readonly CatalogLevel[]): string | null {
  if (!fit.ok) return fit.why
  const known = (step: Plan['steps'][number]) => levels.some(l => l.protocol === step.protocol && l.id === step.level)
  const stranger = levels.length > 0 ? plan.steps.find(step => !known(step)) : undefined
  if (stranger) return `This server has no level “${stranger.level}”.`
  return uncheckedWords(plan)
}

function copyTitle(title: string): string {
  const [, base = title, nth] = /^(.*?)(?: \(copy(?: (\d+))?\))?$/.exec(title) ?? []
  const next = title === base ? ' (copy)' : ` (copy ${Number(nth ?? 1) + 1})`
  return `${base.slice(0, 60 - next.length)}${next}`
}
