/** The plan of a lesson: which levels in which order, and how they are played. Then the class begins. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { SessionLinks } from '../../../shared/wire/classroom.ts'
import { Logo } from '../../hud/icons.tsx'
import { type Catalog, fetchCatalog } from '../../model/catalog.ts'
import { fitPlan, replaced, undone } from '../../model/plan-draft.ts'
import { forgetPlan, savedPlans } from '../../model/plan-shelf.ts'
import { goHome } from '../../model/route.ts'
import { Begun } from './begun.tsx'
import { PlanActions } from './plan-actions.tsx'
import { StartFrom } from './start-from.tsx'
import { StepList } from './step-list.tsx'
import { useDraft } from './use-draft.ts'
import { WholeClass } from './whole-class.tsx'
import '../../styles/plan.css'

export function PlanPage() {
  const [catalog, setCatalog] = useState<Catalog>({ type: 'loading' })
  const [begun, setBegun] = useState<SessionLinks | null>(null)
  const [said, setSaid] = useState('')
  const [saved, setSaved] = useState(savedPlans)
  const { draft, set, spoilt } = useDraft()
  const heading = useRef<HTMLHeadingElement>(null)
  const load = () => {
    setCatalog({ type: 'loading' })
    void fetchCatalog().then(setCatalog)
  }
  useEffect(load, [])
  useEffect(() => {
    document.title = 'Plan a lesson · Lossy Isles'
  }, [])
  const undo = () => {
    set(undone(draft))
    setSaid('Undone.')
  }
  const levels = catalog.type === 'here' ? catalog.levels : []

  if (begun !== null) return <Begun links={begun} title={draft.plan.title} onBack={() => setBegun(null)} />
  return (
    <div class="planpage">
      <header class="planhead">
        <Logo />
        <h1>Plan a lesson</h1>
        <button type="button" class="btn" onClick={() => goHome()}>
          Home
        </button>
      </header>
      <p class="sr" role="status" aria-live="polite">
        {said}
      </p>
      {spoilt !== null && (
        <p class="says bad" role="alert">
          <span>{spoilt} Your own plan is still here.</span>
        </p>
      )}
      {catalog.type === 'failed' && (
        <div class="says bad" role="alert">
          <span>The levels did not load: the server cannot be reached. Your plan is kept.</span>
          <button type="button" class="btn" onClick={load}>
            Try again
          </button>
        </div>
      )}
      <div class="planbody">
        <StartFrom
          draft={draft}
          levels={levels}
          saved={saved}
          onForget={({ id, plan }) => {
            forgetPlan(id)
            setSaved(savedPlans())
            setSaid(`${plan.title} is forgotten.`)
            heading.current?.focus()
          }}
          onChoose={plan => {
            set(replaced(draft, plan))
            setSaid(`${plan.title} is now the plan. Undo brings back the one before.`)
            heading.current?.focus()
          }}
        />
        <main class="planmain">
          <section class="panel plansheet" aria-labelledby="plan-title">
            <h2 id="plan-title" ref={heading} tabIndex={-1}>
              The plan
            </h2>
            <StepList draft={draft} catalog={catalog} onChange={set} onSay={setSaid} />
          </section>
          <WholeClass draft={draft} levels={levels} onChange={set} />
          <PlanActions
            draft={draft}
            fit={fitPlan(draft)}
            levels={levels}
            onUndo={undo}
            onSaved={() => setSaved(savedPlans())}
            onChange={set}
            onSay={setSaid}
            onBegun={setBegun}
          />
        </main>
      </div>
    </div>
  )
}
