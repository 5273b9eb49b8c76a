/**
 * A schedule played again with some of its acts left out. What is no longer possible is left out too, and so is what the
 * night would not have allowed: a move that breaks a rule its seat did not break before, a boat that overtakes where the
 * sea keeps order, a timer that rings before a synchronous network is quiet. So what is left still shows the same thing.
 */
import type { Act } from '../kernel/act.ts'
import { type Json, sameJson } from '../kernel/json.ts'
import type { Breach, Kit, NodeId, Powers, Protocol, View } from '../kernel/protocol.ts'
import { admits, Impossible, nodeOf, step } from '../kernel/step.ts'
import type { World } from '../kernel/world.ts'
import type { Players } from './local.ts'
import { retell, type Told, tell } from './told.ts'

/** A schedule from a world on, and the rules of the night it comes from. */
export interface Staged<K extends Kit> {
  readonly protocol: Protocol<K>
  readonly begins: World<K>
  readonly powers: Pick<Powers, 'order' | 'timing'>
  /** 'by the book': what a seat does without breaking a rule is what the textbook owes. 'lawful' when left out. */
  readonly players?: Players
}

export interface Rehearsed<K extends Kit> {
  readonly acts: readonly Act<K>[]
  readonly told: readonly Told<K>[]
  /** The world before each act. */
  readonly before: readonly World<K>[]
  readonly ends: World<K>
  /** The first breach; nothing is played after it. */
  readonly breach: (Breach & { readonly invariant: string }) | undefined
}

/** Which rules each seat may break; a node that is missing breaks none. */
export type Licence = ReadonlyMap<NodeId, ReadonlySet<string>>

/** What is done in place of an act; nothing: it is left out. */
export type Amended<K extends Kit> = (world: World<K>, act: Act<K>) => Act<K> | undefined

export function rehearse<K extends Kit>(
  stage: Staged<K>,
  lines: readonly Told<K>[],
  licence: Licence | 'any',
  watched?: string,
  amended: Amended<K> = (_, act) => act,
): Rehearsed<K> {
  const { protocol } = stage
  const acts: Act<K>[] = []
  const told: Told<K>[] = []
  const before: World<K>[] = []
  let world = stage.begins
  for (const line of lines) {
    const retold = retell(world, line)
    const act = retold && amended(world, retold)
    if (act === undefined || !allows(stage, world, act, acts.at(-1), licence)) continue
    const next = stepIfPossible(protocol, world, act)
    if (!next) continue
    told.push(tell(world, act))
    acts.push(act)
    before.push(world)
    world = next
    const breach = breachOf(protocol, world, act, watched)
    if (breach) return { acts, told, before, ends: world, breach }
  }
  return { acts, told, before, ends: world, breach: undefined }
}

/** The rules that each seat broke in a schedule. */
export function licenceOf<K extends Kit>({ protocol, begins }: Staged<K>, acts: readonly Act<K>[]): Licence {
  const licence = new Map<NodeId, Set<string>>()
  let world = begins
  for (const act of acts) {
    if (act.type === 'move') {
      const broken = licence.get(act.node) ?? new Set()
      for (const rule of protocol.mistakes(nodeOf(world, act.node).view, act.move)) broken.add(rule)
      licence.set(act.node, broken)
    }
    world = step(protocol, world, act).world
  }
  return licence
}

/** As every schedule from this world on would tell it. Throws Impossible where it is none. */
export function tellAll<K extends Kit>({ protocol, begins }: Staged<K>, acts: readonly Act<K>[]): readonly Told<K>[] {
  let world = begins
  return acts.map(act => {
    const line = tell(world, act)
    world = step(protocol, world, act).world
    return line
  })
}

/** The judge looks when a night's judge does: after what a node does or suffers, not after what the sea does. */
export function breachOf<K extends Kit>(
  protocol: Protocol<K>,
  world: World<K>,
  { type }: Act<K>,
  watched?: string,
): Rehearsed<K>['breach'] {
  if (type !== 'move' && type !== 'crash' && type !== 'restart') return undefined
  for (const { id, broken } of protocol.invariants) {
    if (watched !== undefined && id !== watched) continue
    const breach = broken(world)
    if (breach) return { ...breach, invariant: id }
  }
  return undefined
}

function allows<K extends Kit>(
  { protocol, powers, players }: Staged<K>,
  world: World<K>,
  act: Act<K>,
  last: Act<K> | undefined,
  licence: Licence | 'any',
): boolean {
  switch (act.type) {
    case 'move': {
      const { up, view } = nodeOf(world, act.node)
      if (!up || !admits(protocol, view, act.move)) return false
      if (licence === 'any' || protocol.lawless?.(view)) return true
      const may = licence.get(act.node)
      const broken = protocol.mistakes(view, act.move)
      if (players === 'by the book' && broken.length === 0) return isOwed(protocol, view, act.move)
      return broken.every(rule => may?.has(rule))
    }
    case 'deliver':
      return powers.order === 'any' || isFirstOnLink(world, act.envelope)
    case 'fire':
      return powers.timing === 'asynchronous' || isQuiet(protocol, world) || isSameRing(last, act)
    default:
      return true
  }
}

/** Whether it is what the textbook does here. */
export function isOwed<K extends Kit>(protocol: Protocol<K>, view: View<K>, move: K['move']): boolean {
  const owed = protocol.textbook(view)
  return owed !== undefined && sameJson(owed as Json, move as Json)
}

function isFirstOnLink<K extends Kit>({ channel }: World<K>, id: string): boolean {
  const envelope = channel.find(e => e.id === id)
  return channel.find(e => e.from === envelope?.from && e.to === envelope.to) === envelope
}

function isQuiet<K extends Kit>(protocol: Protocol<K>, { channel, nodes }: World<K>): boolean {
  return channel.length === 0 && Object.values(nodes).every(n => !n.up || protocol.textbook(n.view) === undefined)
}

/** In a synchronous night a timer rings for all who wait for it at once. */
function isSameRing<K extends Kit>(last: Act<K> | undefined, act: Act<K>): boolean {
  return last?.type === 'fire' && act.type === 'fire' && last.timer === act.timer
}

function stepIfPossible<K extends Kit>(protocol: Protocol<K>, world: World<K>, act: Act<K>): World<K> | undefined {
  try {
    return step(protocol, world, act).world
  } catch (error) {
    if (error instanceof Impossible) return undefined
    throw error
  }
}
