/**
 * A calm sea with a few interventions: what a deterministic scheduler does, except for so many times that the sea does
 * otherwise. Delay-bounded scheduling (Emmi, Qadeer and Rakamarić, POPL 2011): most violations need few departures from
 * the ordinary course, and the worlds within few departures are few, however far apart the departures lie.
 *
 * To let a boat wait until nothing else is under way, to lose or copy it, to put a node out (it wakes at once, without its
 * memory), to ring a timer before the sea is quiet, and what a seat does beside the book (a lawless one, or one with a flaw):
 * each counts as one.
 */
import type { Kit, NodeId } from '../kernel/protocol.ts'
import { calmly, forgiven, placeInRound } from './calm.ts'
import type { Kind } from './local.ts'
import type { ScopeSystem } from './scope.ts'
import type { SearchWorld, Try } from './search-world.ts'
import type { Invariant, TransitionSystem } from './transition-system.ts'

type Power = 'drop' | 'duplicate' | 'crash' | 'fire'

/**
 * A world on its course: which boats wait, whose turn it is to ring, what was spent. `fresh`: the nodes to which something
 * has happened since the sea last had a choice. Only they are put out or rung out of turn: for the others it would have
 * been the same before.
 */
export interface Course<K extends Kit> {
  readonly world: SearchWorld<K>
  readonly held: readonly Kind<K>[]
  readonly turn: number
  readonly fresh: readonly number[]
  readonly interventions: number
  /**
   * Not part of the key: breadth first comes to a world soonest first, and who comes later has no more time for
   * interventions left than that one.
   */
  readonly acts: number
  readonly spent: Readonly<Record<Power, number>>
}

/** `of`: what it is paid from; 'course': the calm sea does it by itself. */
export type Turn<K extends Kit> =
  | { readonly act: Try<K>; readonly of: Power | 'will' | 'course' }
  | { readonly act: undefined; readonly of: 'hold'; readonly kind: Kind<K> }

const UNSPENT = { drop: 0, duplicate: 0, crash: 0, fire: 0 } as const

export class Interventions<K extends Kit> implements TransitionSystem<Course<K>, Turn<K>> {
  readonly initial: readonly Course<K>[]
  readonly invariants: readonly Invariant<Course<K>>[]
  private readonly system: ScopeSystem<K>
  private readonly atMost: number
  private readonly crashing: NodeId
  private readonly untilAct: number

  /**
   * The system's own powers bound each kind of intervention; its budget of rings counts those out of turn alone. There
   * are `atMost` so many in all, before the act `untilAct`, and only `crashing` is put out.
   */
  constructor(system: ScopeSystem<K>, atMost: number, untilAct: number, crashing: NodeId) {
    this.system = system
    this.crashing = crashing
    this.untilAct = untilAct
    this.atMost = atMost
    this.initial = system.initial.map(world => {
      const fresh = world.nodes.map(n => n.place)
      return { world, held: [], turn: 0, fresh, interventions: 0, acts: 0, spent: UNSPENT }
    })
    this.invariants = system.invariants.map(({ id, holds }) => ({ id, holds: ({ world }) => holds(world) }))
  }

  key({ world, held, turn, fresh, interventions, spent }: Course<K>): string {
    const waiting = held.map(kind => kind.number).sort((a, b) => a - b)
    // Once nothing is left to spend, what was spent on makes no difference.
    if (interventions >= this.atMost) return `${turn}/${waiting.join()}:${world.key}`
    const { drop, duplicate, crash, fire } = spent
    const budget = [interventions, drop, duplicate, crash, fire].join()
    return `${turn}/${waiting.join()}/${budget}/${fresh.join()}:${world.key}`
  }

  actions(course: Course<K>): readonly Turn<K>[] {
    const { world, turn, held } = course
    const next = calmly(this.system, world, turn, held)
    const turns: Turn<K>[] = next ? [{ act: next, of: 'course' }] : []
    if (course.interventions >= this.atMost || course.acts >= this.untilAct) return turns
    const can = (power: Power): boolean => course.spent[power] < this.system.powers[power]
    if (can('crash'))
      for (const { node, place, mortal, state } of world.nodes)
        if (node === this.crashing && mortal && state.up && course.fresh.includes(place))
          turns.push({ act: { type: 'crash', node, place }, of: 'crash' })
    const busy = world.nodes.find(n => n.busy)
    if (busy) {
      for (const act of busy.moves) if (act !== busy.textbook) turns.push({ act, of: 'will' })
      return turns
    }
    for (const { moves } of world.nodes) for (const act of moves) turns.push({ act, of: 'will' })
    if (next?.type === 'deliver') {
      const { kind } = next
      if (can('drop')) turns.push({ act: { type: 'drop', kind }, of: 'drop' })
      if (can('duplicate')) turns.push({ act: { type: 'duplicate', kind }, of: 'duplicate' })
      if (this.mayWait(course, kind)) turns.push({ act: undefined, of: 'hold', kind })
    }
    const outOfTurn = this.system.powers.timing === 'asynchronous' && can('fire')
    if (outOfTurn && next?.type !== 'fire')
      for (const act of this.system.rings(world))
        if (course.fresh.includes(placeOf(act))) turns.push({ act, of: 'fire' })
    return turns
  }

  next(course: Course<K>, turn: Turn<K>): Course<K> {
    const interventions = course.interventions + (turn.of === 'course' ? 0 : 1)
    if (turn.of === 'hold')
      return { ...course, interventions, acts: course.acts + 1, held: [...course.held, turn.kind] }
    const { act, of } = turn
    const world = forgiven(this.system.next(course.world, act))
    const busy = course.world.nodes.some(n => n.busy)
    const place = placeOf(act)
    return {
      world,
      fresh: busy ? [...course.fresh.filter(p => p !== place), place].sort((a, b) => a - b) : [place],
      held: course.held.filter(kind => world.channel.includes(kind)),
      turn: of === 'course' && act.type === 'fire' ? placeInRound(course.world, act) + 1 : course.turn,
      interventions,
      acts: course.acts + 1,
      spent: of === 'course' || of === 'will' ? course.spent : { ...course.spent, [of]: course.spent[of] + 1 },
    }
  }

  /** In a synchronous night no boat is late, and on an orderly link none can let another pass. */
  private mayWait({ held, world }: Course<K>, kind: Kind<K>): boolean {
    const { timing, order } = this.system.powers
    return (
      timing === 'asynchronous' && order === 'any' && !held.includes(kind) && world.channel.length > held.length + 1
    )
  }
}

function placeOf<K extends Kit>(act: Try<K>): number {
  return 'kind' in act ? act.kind.to : act.place
}
