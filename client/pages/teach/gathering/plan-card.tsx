import { useEffect, useState } from 'preact/hooks'
import type { Plan, PlanStep } from '../../../../shared/wire/plan.ts'
import { type Catalog, fetchCatalog, levelKey } from '../../../model/catalog.ts'
import { count } from '../../../model/class-words.ts'
import type { ClassProps } from '../class.tsx'

const PACE_WORDS: Readonly<Record<Plan['pace'], string>> = {
  free: 'each group goes on by itself',
  timer: 'each level ends with its minutes',
  'in-step': 'all wait for all',
}
const DROPPED_WORDS: Readonly<Record<Plan['dropped'], string>> = {
  mask: 'a bot plays for who loses the connection',
  teach: 'who loses the connection crashes as a node, and its peers must notice',
}

/** What will be played, and how. Until the class begins it can be another plan. */
export function PlanCard({ head, onOpen }: ClassProps) {
  const { plan } = head
  const [catalog, setCatalog] = useState<Catalog>({ type: 'loading' })
  useEffect(() => void fetchCatalog().then(setCatalog), [])
  const titleOf = (step: PlanStep): string =>
    step.tweak?.title ??
    (catalog.type === 'here'
      ? catalog.levels.find(level => levelKey(level) === `${step.protocol}/${step.level}`)?.title
      : undefined) ??
    step.level
  return (
    <section class="panel plancard" aria-labelledby="plancard">
      <header>
        <h2 id="plancard">{plan.title}</h2>
        <button type="button" class="btn" aria-haspopup="dialog" onClick={() => onOpen({ type: 'plan' })}>
          Another plan…
        </button>
      </header>
      <ol>
        {plan.steps.map((step, i) => (
          <li key={`${i}${step.level}`}>
            <b>{titleOf(step)}</b>{' '}
            <span class="dim">
              {[
                step.scaffold,
                ...(plan.pace === 'timer' ? [count(step.minutes, 'minute')] : []),
                ...(step.adversary ? [] : ['no adversary']),
                ...(step.weather === null ? [] : [`loss ${Math.round(step.weather.loss * 100)}%`]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ol>
      <p class="dim">
        Pace: {PACE_WORDS[plan.pace]}. Dropped: {DROPPED_WORDS[plan.dropped]}.
      </p>
    </section>
  )
}
