/**
 * The shortest story in a long night: delta debugging (Zeller and Hildebrandt, "Simplifying and Isolating
 * Failure-Inducing Input", IEEE TSE 2002, §3) over the acts of a schedule. The result is 1-minimal: without any one of
 * its acts, what is left does not break the invariant.
 *
 * Of ddmin's two reductions only "to a complement" is tried: a part alone of a schedule hardly ever gets anywhere, and
 * 1-minimality rests on the complements.
 */
import type { Act } from '../kernel/act.ts'
import type { Breach, Kit } from '../kernel/protocol.ts'
import { type Licence, licenceOf, type Rehearsed, rehearse, type Staged, tellAll } from './rehearsal.ts'
import { causes } from './slice.ts'
import type { Told } from './told.ts'

export interface Minimised<K extends Kit> {
  readonly acts: readonly Act<K>[]
  readonly breach: Breach & { readonly invariant: string }
  /** How many schedules were tried. */
  readonly tried: number
  /** Whether the end was reached: otherwise it was stopped on the way, and more might go. */
  readonly minimal: boolean
}

interface Shorter<K extends Kit> extends Rehearsed<K> {
  readonly breach: Breach & { readonly invariant: string }
}

/** `until`: asked before each try. Undefined when the schedule does not break this invariant at all. */
export function minimise<K extends Kit>(
  stage: Staged<K>,
  acts: readonly Act<K>[],
  invariant: string,
  until: () => boolean = () => false,
): Minimised<K> | undefined {
  const licence = licenceOf(stage, acts)
  let tried = 0
  const tryOut = (lines: readonly Told<K>[], known?: Head<K>): Shorter<K> | undefined => {
    tried += 1
    const rehearsed = rehearseAfter(stage, lines, licence, invariant, known)
    return breaks(rehearsed) ? rehearsed : undefined
  }
  const whole = tryOut(tellAll(stage, acts))
  if (!whole) return undefined
  const past = causes(stage, whole.acts, whole.breach.witnesses)
  let best = tryOut(whole.told.filter((_, i) => past.has(i))) ?? whole
  let parts = 2
  let stopped = false
  while (!stopped && parts <= best.told.length) {
    const shorter = firstOf(complements(best.told, parts), ({ lines, same }) => {
      stopped = until()
      return stopped ? undefined : tryOut(lines, { rehearsed: best, same })
    })
    if (shorter) {
      best = shorter
      parts = Math.max(2, Math.min(parts - 1, best.told.length))
    } else if (parts === best.told.length) break
    else parts = Math.min(2 * parts, best.told.length)
  }
  return { acts: best.acts, breach: best.breach, tried, minimal: !stopped }
}

/** A schedule that was played, of which another one has the first acts too. */
interface Head<K extends Kit> {
  readonly rehearsed: Rehearsed<K>
  readonly same: number
}

/** What is known is not played again. A ring is: what may follow it hangs on the one before. */
function rehearseAfter<K extends Kit>(
  stage: Staged<K>,
  lines: readonly Told<K>[],
  licence: Licence,
  invariant: string,
  known: Head<K> | undefined,
): Rehearsed<K> {
  let same = known?.same ?? 0
  while (known?.rehearsed.acts[same - 1]?.type === 'fire') same -= 1
  const begins = known?.rehearsed.before[same]
  if (!known || !begins) return rehearse(stage, lines, licence, invariant)
  const { acts, told, before } = known.rehearsed
  const rest = rehearse({ ...stage, begins }, lines.slice(same), licence, invariant)
  return {
    ...rest,
    acts: [...acts.slice(0, same), ...rest.acts],
    told: [...told.slice(0, same), ...rest.told],
    before: [...before.slice(0, same), ...rest.before],
  }
}

function breaks<K extends Kit>(rehearsed: Rehearsed<K>): rehearsed is Shorter<K> {
  return rehearsed.breach !== undefined
}

/** The lines without each of so many parts of about equal length, the last part first: late acts cause the least. */
function* complements<T>(
  lines: readonly T[],
  parts: number,
): Generator<{ readonly lines: readonly T[]; readonly same: number }> {
  for (let part = parts - 1; part >= 0; part--) {
    const from = Math.floor((part * lines.length) / parts)
    const to = Math.floor(((part + 1) * lines.length) / parts)
    yield { lines: [...lines.slice(0, from), ...lines.slice(to)], same: from }
  }
}

function firstOf<A, B>(items: Iterable<A>, find: (item: A) => B | undefined): B | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
