/** The levels of a plan in their order. */
import { useEffect, useRef } from 'preact/hooks'
import { PLAN_LIMITS } from '../../../shared/wire/plan.ts'
import type { Catalog } from '../../model/catalog.ts'
import { changed, type Draft, type DraftStep, hasRoom, stepMoved, stepRemoved } from '../../model/plan-draft.ts'
import { AddLevel } from './add-level.tsx'
import { titleOf } from './start-from.tsx'
import { StepCard } from './step-card.tsx'

interface StepListProps {
  readonly draft: Draft
  readonly catalog: Catalog
  readonly onChange: (next: Draft) => void
  readonly onSay: (words: string) => void
}

export function StepList({ draft, catalog, onChange, onSay }: StepListProps) {
  const { plan } = draft
  const levels = catalog.type === 'here' ? catalog.levels : []
  const list = useRef<HTMLOListElement>(null)
  /** A button that moves along with its step loses the focus, and so does one that is gone. */
  const focus = useRef<string | null>(null)
  useEffect(() => {
    const wanted = focus.current
    focus.current = null
    if (wanted === null) return
    const button = list.current?.querySelector<HTMLButtonElement>(wanted)
    ;(button && !button.disabled ? button : list.current)?.focus()
  })
  const nameOf = (step: DraftStep) => step.tweak?.title ?? titleOf(levels, step.protocol, step.level)
  const move = (step: DraftStep, by: -1 | 1, focused: string) => {
    const next = stepMoved(draft, step.key, by)
    if (next === draft) return
    focus.current = focused
    onChange(next)
    onSay(`${nameOf(step)} is now ${next.plan.steps.findIndex(s => s.key === step.key) + 1} of ${plan.steps.length}.`)
  }
  const remove = (step: DraftStep, at: number) => {
    const neighbour = plan.steps[at + 1] ?? plan.steps[at - 1]
    focus.current = neighbour === undefined ? 'none' : `[data-step="${neighbour.key}"] .remove`
    onChange(stepRemoved(draft, step.key))
    onSay(`${nameOf(step)} is gone. Undo brings it back.`)
  }
  const unknown = (step: DraftStep) =>
    catalog.type === 'here' && !levels.some(level => level.protocol === step.protocol && level.id === step.level)

  return (
    <>
      <label class="field plantitle">
        <span>Title</span>
        <input
          class="input"
          value={plan.title}
          maxLength={PLAN_LIMITS.title}
          aria-invalid={plan.title.trim() === ''}
          onInput={event => onChange(changed(draft, { title: event.currentTarget.value }, 'title'))}
        />
      </label>
      {plan.steps.length === 0 && (
        <p class="emptyplan">No level yet. Start from a ready-made plan, or add levels one by one.</p>
      )}
      <ol class="steps" ref={list} tabIndex={-1} aria-label="Levels in their order">
        {plan.steps.map((step, at) => (
          <StepCard
            key={step.key}
            draft={draft}
            step={step}
            at={at}
            level={levels.find(level => level.protocol === step.protocol && level.id === step.level)}
            unknown={unknown(step)}
            onMove={(by, focused) => move(step, by, focused)}
            onRemove={() => remove(step, at)}
            onChange={onChange}
            onSay={onSay}
          />
        ))}
      </ol>
      {hasRoom(draft) ? (
        <AddLevel draft={draft} levels={levels} onChange={onChange} onSay={onSay} />
      ) : (
        <p class="dim">A plan has at most {PLAN_LIMITS.steps} levels.</p>
      )}
    </>
  )
}
