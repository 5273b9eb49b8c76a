/** The mistakes of a night that went unpunished, and what each could have led to. */
import { type CloseCall, closeCall, type Patience } from '../check/close-call.ts'
import { fewPowers, type Moment, scopeAt, withoutAsked } from '../check/moment.ts'
import { type Amended, rehearse, type Staged, tellAll } from '../check/rehearsal.ts'
import { ScopeSystem } from '../check/scope.ts'
import type { Act } from '../kernel/act.ts'
import type { LocalClock } from '../kernel/level.ts'
import { readClock } from '../kernel/parts/wall-clock.ts'
import type { Kit, NodeId } from '../kernel/protocol.ts'
import { begin, nodeOf, step } from '../kernel/step.ts'
import type { NightRun } from './night-run.ts'
import type { ActRecord } from './record.ts'

type Clocks = Readonly<Record<NodeId, LocalClock>>

/** The world after so many acts of a night. */
export function momentAfter<K extends Kit>(run: NightRun<K>, count: number): Moment<K> {
  const { config, plan, deal, acts, injected } = run
  const { protocol, level, night } = config
  const passed = acts.slice(0, count).map(record => record.act)
  const world = passed.reduce((w, act) => step(protocol, w, act).world, begin(protocol, plan.setup, deal).world)
  const asked = passed.flatMap(act => (act.type === 'request' ? [{ to: act.node, request: act.request }] : []))
  const nowMs = acts[count - 1]?.atMs ?? 0
  const clocks =
    plan.clocks && standing(plan.clocks, (node, clock) => readClock(injected.clock(node, clock, count), nowMs))
  return { protocol, level, night, deal, world, clocks, requests: withoutAsked(plan.requests, asked) }
}

function standing(clocks: Clocks, shows: (node: NodeId, clock: LocalClock) => number): Clocks {
  return Object.fromEntries(
    Object.entries(clocks).map(([node, clock]) => [node, { ...clock, showsMs: shows(node, clock) }]),
  )
}

/**
 * The moves that broke a rule whose price is an invariant, in a night in which no invariant broke: of each seat's habit
 * the first.
 */
export function unpunished<K extends Kit>(run: NightRun<K>): readonly ActRecord<K>[] {
  if (run.breach) return []
  const seen = new Set<string>()
  return run.acts.filter(({ node, mistakes }) =>
    mistakes.some(rule => {
      const habit = `${node}/${rule}`
      if (run.config.protocol.rules[rule as K['rule']].costs === 'goal' || seen.has(habit)) return false
      seen.add(habit)
      return true
    }),
  )
}

/** How this mistake could have killed. A way that kills with the book's moves in place of all mistakes as well is none. */
export function closeCallAt<K extends Kit>(run: NightRun<K>, mistake: ActRecord<K>, patience: Patience): CloseCall<K> {
  const { act, index, mistakes } = mistake
  if (act.type !== 'move') throw new Error(`act ${index} is no move`)
  const before = momentAfter(run, index)
  const idle = madeNoDifference(before, act)
  const call = closeCall(momentAfter(run, index + 1), act.node, mistakes, patience, idle)
  return call.kill && killsAnyway(run, before, [act, ...call.kill.acts]) ? { ...call, kill: undefined } : call
}

type MoveAct<K extends Kit> = Extract<Act<K>, { readonly type: 'move' }>

/** Whether the book's move would have led to the same world, up to names. */
function madeNoDifference<K extends Kit>(before: Moment<K>, act: MoveAct<K>): boolean {
  const { protocol, world, deal } = before
  const owed = protocol.textbook(nodeOf(world, act.node).view)
  if (owed === undefined) return false
  const system = new ScopeSystem(protocol, scopeAt(before, fewPowers(before)), { from: before })
  const keyAfter = (move: K['move']): string => system.find(step(protocol, world, { ...act, move }).world, deal).key
  return keyAfter(act.move) === keyAfter(owed)
}

/** The but-for test: the same sea, and the book in place of every mistake. */
function killsAnyway<K extends Kit>(
  run: NightRun<K>,
  { protocol, world }: Moment<K>,
  acts: readonly Act<K>[],
): boolean {
  const stage: Staged<K> = { protocol, begins: world, powers: run.plan.powers }
  const byTheBook: Amended<K> = (now, act) => {
    if (act.type !== 'move') return act
    const { view } = nodeOf(now, act.node)
    if (protocol.lawless?.(view) || protocol.mistakes(view, act.move).length === 0) return act
    const move = protocol.textbook(view)
    return move && { ...act, move }
  }
  return rehearse(stage, tellAll(stage, acts), 'any', undefined, byTheBook).breach !== undefined
}
