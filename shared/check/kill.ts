/** A way to a violation that a search found, with real names and what it took of the sea. */
import type { Act } from '../kernel/act.ts'
import type { Kit, NodeId } from '../kernel/protocol.ts'
import { nodeOf, step } from '../kernel/step.ts'
import type { World } from '../kernel/world.ts'
import type { Kill } from './close-call.ts'
import { concretise } from './concretise.ts'
import type { Turn } from './interventions.ts'
import { minimise } from './minimise.ts'
import type { Moment } from './moment.ts'
import { isOwed, type Staged } from './rehearsal.ts'
import type { SearchWorld, Try } from './search-world.ts'

/** `hold`: boats land later than others that set out after them. `will`: what no rule forbids a lawless seat. */
export const INTERVENTIONS = ['crash', 'drop', 'duplicate', 'fire', 'hold', 'will'] as const
export type Intervention = (typeof INTERVENTIONS)[number]

/** What was found in order: nothing that the calm sea does is left out. */
export function inOrder<K extends Kit>(
  { protocol, world }: Moment<K>,
  initial: SearchWorld<K>,
  turns: readonly Turn<K>[],
  invariant: string,
  erred: NodeId,
): Kill<K> | undefined {
  const actions = turns.flatMap(({ act }) => (act ? [act] : []))
  const { acts, ends } = concretise(protocol, { initial, actions }, world)
  const breach = protocol.invariants.find(i => i.id === invariant)?.broken(ends)
  const again = turns.filter(({ act, of }) => of === 'will' && act.type === 'move' && act.node === erred)
  const interventions = turns.flatMap(turn => (turn.of === 'course' || again.includes(turn) ? [] : [turn.of]))
  return breach && { acts, breach: { ...breach, invariant }, interventions, again: again.length > 0 }
}

/** Then a long schedule stays as it is: it holds, but more might go. */
const MOST_TRIES = 400

/** What was found in a storm, without all that need not be there: the kernel has done it again. */
export function inStorm<K extends Kit>(
  { protocol, level, night, world }: Moment<K>,
  initial: SearchWorld<K>,
  actions: readonly Try<K>[],
  invariant: string,
  erred: NodeId,
  until: () => boolean,
): Kill<K> | undefined {
  const powers = level.nights[night]?.powers
  if (!powers) return undefined
  const stage: Staged<K> = { protocol, begins: world, powers, players: 'by the book' }
  const { acts } = concretise(protocol, { initial, actions }, world)
  let tries = 0
  const found = minimise(stage, acts, invariant, () => ++tries > MOST_TRIES || until())
  if (!found) return undefined
  return { acts: found.acts, breach: found.breach, ...tookOf(stage, found.acts, erred) }
}

/** What a schedule took of the sea and of lawless seats, and whether the seat that erred did so again. */
function tookOf<K extends Kit>(
  { protocol, begins, powers }: Staged<K>,
  acts: readonly Act<K>[],
  erred: NodeId,
): Pick<Kill<K>, 'interventions' | 'again'> {
  const interventions: Intervention[] = []
  const late = new Set<string>()
  let again = false
  let world = begins
  for (const act of acts) {
    const { channel } = world
    if (act.type === 'crash' || act.type === 'drop' || act.type === 'duplicate') interventions.push(act.type)
    if (act.type === 'fire' && powers.timing === 'asynchronous' && channel.length > 0) interventions.push('fire')
    if (act.type === 'deliver') for (const { id } of channel.slice(0, placeOf(world, act.envelope))) late.add(id)
    if (act.type === 'move') {
      const { view } = nodeOf(world, act.node)
      if (protocol.lawless?.(view)) {
        if (!isOwed(protocol, view, act.move)) interventions.push('will')
      } else again ||= act.node === erred && protocol.mistakes(view, act.move).length > 0
    }
    world = step(protocol, world, act).world
  }
  return { interventions: [...interventions, ...[...late].map(() => 'hold' as const)], again }
}

/** Boats sail in this order: whoever lands before an earlier one has overtaken it. */
function placeOf<K extends Kit>({ channel }: World<K>, id: string): number {
  return channel.findIndex(envelope => envelope.id === id)
}
