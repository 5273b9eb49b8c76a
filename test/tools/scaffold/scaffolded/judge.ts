/** What must hold and what shall be reached. Reads whole worlds; no seat ever sees this. */
import type { Invariant, Progress } from '../../../../shared/kernel/protocol.ts'
import type { Happening, World } from '../../../../shared/kernel/world.ts'
import type { Ghost, ScaffoldedKit } from './words.ts'

export const ghost: Ghost = { counted: {} }

export function witness(before: Ghost, seen: Happening<ScaffoldedKit>): { readonly ghost: Ghost } {
  let { counted } = before
  for (const { word } of seen.claims) counted = { ...counted, [word]: [...(counted[word] ?? []), seen.node] }
  return { ghost: counted === before.counted ? before : { counted } }
}

export const countedOnce: Invariant<ScaffoldedKit> = {
  id: 'counted-once',
  says: 'No word is counted more than once.',
  cite: 'Saltzer, Reed and Clark 1984, "Duplicate message suppression"',
  broken(world) {
    for (const [word, by] of Object.entries(world.ghost.counted))
      if (by.length > 1) return { headline: `“${word}” was counted ${by.length} times`, witnesses: [...new Set(by)] }
    return undefined
  },
}

export function goal(world: World<ScaffoldedKit>): Progress {
  const of = Object.values(world.nodes)[0]?.view.setup.words ?? 0
  return { done: Math.min(of, Object.keys(world.ghost.counted).length), of }
}
