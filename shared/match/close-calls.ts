/** The mistakes of a night that went unpunished, and what each could have led to. */
import { type CloseCall, closeCall, type Patience } from '../check/close-call.ts'
import { type Moment, withoutAsked } from '../check/moment.ts'
import { rehearse, type Staged, tellAll } from '../check/rehearsal.ts'
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

/** How this mistake could have killed. A way that kills with the book's move in its place as well is none. */
export function closeCallAt<K extends Kit>(run: NightRun<K>, mistake: ActRecord<K>, patience: Patience): CloseCall<K> {
  if (mistake.act.type !== 'move') throw new Error(`act ${mistake.index} is no move`)
  const call = closeCall(momentAfter(run, mistake.index + 1), mistake.act.node, patience)
  return call.kill && killsAnyway(run, mistake, call.kill.acts) ? { ...call, kill: undefined } : call
}

/** The but-for test: the book's move instead, and then the same sea. */
function killsAnyway<K extends Kit>(run: NightRun<K>, { act, index }: ActRecord<K>, then: readonly Act<K>[]): boolean {
  if (act.type !== 'move') return false
  const { protocol } = run.config
  const { world } = momentAfter(run, index)
  const stage: Staged<K> = { protocol, begins: world, powers: run.plan.powers }
  const owed = protocol.textbook(nodeOf(world, act.node).view)
  const [, ...lines] = tellAll(stage, [act, ...then])
  const book = owed === undefined ? [] : tellAll(stage, [{ ...act, move: owed }])
  return rehearse(stage, [...book, ...lines], new Map()).breach !== undefined
}
