/** Which levels of an instructor's own making this browser has seen checked: a changed level is not used before. */
import { hashText } from '../../shared/kernel/dice.ts'
import { type Json, stableText } from '../../shared/kernel/json.ts'
import type { FromCheck, LevelTweak, Plan } from '../../shared/wire/plan.ts'

export type Verdict = FromCheck['verdict']

const KEY = 'lossy-isles.checked'
const MOST = 200

/** What its title and words are makes no level easier. */
function nameOf(protocol: string, level: string, { nights }: LevelTweak): string {
  const physics = nights.map(({ brief: _, ...night }) => night)
  return hashText(stableText({ protocol, level, nights: physics } as unknown as Json))
}

export function verdictOf(protocol: string, level: string, tweak: LevelTweak): Verdict | undefined {
  return read().find(([name]) => name === nameOf(protocol, level, tweak))?.[1]
}

/** Why a class cannot begin with this plan yet. Impossible levels may be used: they are marked so, and some lessons are about that. */
export function uncheckedWords({ steps }: Pick<Plan, 'steps'>): string | null {
  const step = steps.find(({ protocol, level, tweak }) => tweak !== null && !verdictOf(protocol, level, tweak))
  return step?.tweak
    ? `“${step.tweak.title}” was changed and must be checked first: open it in the plan and press “Check it”.`
    : null
}

export function keepVerdict(protocol: string, level: string, tweak: LevelTweak, verdict: Verdict): void {
  const name = nameOf(protocol, level, tweak)
  const kept = [[name, verdict] as const, ...read().filter(([other]) => other !== name)].slice(0, MOST)
  seen = kept
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // Not allowed to remember: it holds until the page closes.
  }
}

let seen: readonly (readonly [string, Verdict])[] | null = null

function read(): readonly (readonly [string, Verdict])[] {
  if (seen !== null) return seen
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    seen = Array.isArray(kept) ? kept : []
  } catch {
    seen = []
  }
  return seen
}
