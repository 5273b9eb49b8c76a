/**
 * A goal that was missed, and what would have been enough: the earliest mistake, or the earliest answer that was owed and
 * did not come, with which the night, played again by the book in that one place, reaches the goal.
 */
import type { Kit, NodeId } from '../kernel/protocol.ts'
import { begin, step } from '../kernel/step.ts'
import { findBlame, whatIf } from './blame.ts'
import type { NightRun } from './night-run.ts'
import type { ActRecord } from './record.ts'

export interface Remedy<K extends Kit> {
  readonly type: 'mistake' | 'idle'
  readonly node: NodeId
  /** The book's move is made in place of this act, or just before it. */
  readonly at: ActRecord<K>
  readonly instead: K['move']
  /** Enough only if from there on everybody plays by the book. */
  readonly all: boolean
}

/** Bots answer sooner than this: who takes longer keeps the others waiting. In simulated time. */
const IDLE_MS = 5_000
/** Each costs a night. */
const TRIES = 6

/** Undefined when the goal was reached, or when nobody's move stood in its way. */
export function whatWouldDo<K extends Kit>(run: NightRun<K>): Remedy<K> | undefined {
  if (run.ended !== 'time') return undefined
  const blame = findBlame(run)
  const wrong = blame && remedy(run, 'mistake', blame.act, blame.instead.all)
  const late = idle(run).filter(({ at }) => wrong === undefined || at.index < wrong.at.index)
  for (const others of ['as they did', 'by the book'] as const) {
    if (wrong && !wrong.all && others === 'by the book') break
    for (const { at } of late.slice(0, TRIES))
      if (whatIf(run, at, others).ended === 'reached') return remedy(run, 'idle', at, others === 'by the book')
  }
  return wrong
}

function remedy<K extends Kit>(
  run: NightRun<K>,
  type: Remedy<K>['type'],
  at: ActRecord<K>,
  all: boolean,
): Remedy<K> | undefined {
  const { node } = at
  const instead = node === undefined ? undefined : debts(run)[at.index]?.get(node)?.owed
  return node === undefined || instead === undefined ? undefined : { type, node, at, instead, all }
}

interface Debt<K extends Kit> {
  readonly owed: K['move']
  /** Since before this act. */
  readonly since: number
}

/** What each node owes before each act of a night, and after the last. */
function debts<K extends Kit>({ config, plan, deal, acts }: NightRun<K>): readonly ReadonlyMap<NodeId, Debt<K>>[] {
  const { protocol } = config
  let { world } = begin(protocol, plan.setup, deal)
  let last: ReadonlyMap<NodeId, Debt<K>> = new Map()
  const owedNow = (index: number, moved: NodeId | undefined): ReadonlyMap<NodeId, Debt<K>> => {
    const debtors = new Map<NodeId, Debt<K>>()
    for (const [node, { up, view }] of Object.entries(world.nodes)) {
      const owed = up ? protocol.textbook(view) : undefined
      const since = node === moved ? index : (last.get(node)?.since ?? index)
      if (owed !== undefined) debtors.set(node, { owed, since })
    }
    last = debtors
    return debtors
  }
  return [
    owedNow(0, undefined),
    ...acts.map(({ act, index }) => {
      world = step(protocol, world, act).world
      return owedNow(index + 1, act.type === 'move' ? act.node : undefined)
    }),
  ]
}

/** Where an answer was owed for long, earliest first: the act before which it should have come, as that node's. */
function idle<K extends Kit>(run: NightRun<K>): readonly { readonly at: ActRecord<K> }[] {
  const found = new Map<string, ActRecord<K>>()
  for (const [index, debtors] of debts(run).entries()) {
    const nowMs = run.acts[index]?.atMs ?? run.nowMs
    for (const [node, { since }] of debtors) {
      const at = run.acts[since]
      const sinceMs = run.acts[since - 1]?.atMs ?? 0
      if (at && nowMs - sinceMs > IDLE_MS) found.set(`${node}/${since}`, { ...at, node })
    }
  }
  return [...found.values()].sort((a, b) => a.index - b.index).map(at => ({ at }))
}
