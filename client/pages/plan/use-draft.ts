/** The plan that is being made: from a link, from where this browser left it, or new. It is kept after every change. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { decodePlan } from '../../../shared/classroom/plan-link.ts'
import { type Draft, draftOf, planOf, replaced } from '../../model/plan-draft.ts'
import { EMPTY_PLAN, keepDraft, keptDraft } from '../../model/plan-shelf.ts'

export interface Drafting {
  readonly draft: Draft
  readonly set: (next: Draft) => void
  /** Why the link in the address is no plan. */
  readonly spoilt: string | null
}

interface Opened {
  readonly draft: Draft
  readonly spoilt: string | null
}

export function useDraft(): Drafting {
  const [opened, setOpened] = useState<Opened>(() => withLink(draftOf(keptDraft() ?? EMPTY_PLAN)))
  const current = useRef(opened.draft)
  current.current = opened.draft
  // With the drawing: what is seen is kept, whatever is pressed next.
  useLayoutEffect(() => keepDraft(planOf(opened.draft)), [opened.draft])
  useEffect(() => {
    const follow = () => setOpened(withLink(current.current))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return { ...opened, set: draft => setOpened({ draft, spoilt: null }) }
}

/** A link is taken once: what is changed afterwards would not be in it. The plan before can be had back. */
function withLink(draft: Draft): Opened {
  const link = location.hash.slice(1)
  if (link === '') return { draft, spoilt: null }
  history.replaceState(history.state, '', location.pathname + location.search)
  const plan = decodePlan(link)
  return plan.ok ? { draft: replaced(draft, plan.value), spoilt: null } : { draft, spoilt: plan.why }
}
