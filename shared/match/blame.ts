/**
 * The earliest wrong step that led to a bad end. A mistake is to blame when the night, played again with the textbook's
 * move in its place under the same sea, ends well (the but-for test). Mistakes outside the causal past of a violation
 * cannot have led to it.
 */
import { cardNumber } from '../kernel/cards.ts'
import type { Kit, NodeId } from '../kernel/protocol.ts'
import type { NightRun } from './night-run.ts'
import type { ActRecord } from './record.ts'
import { replay } from './replay.ts'
import { Script, type ScriptLine } from './script.ts'

export interface Blame<K extends Kit> {
  readonly act: ActRecord<K>
  readonly rule: K['rule']
  /** How the night ends with the textbook's move instead; `all`: only when everybody plays by the book from there. */
  readonly instead: { readonly ended: 'reached' | 'broken' | 'time'; readonly all: boolean }
}

export function wrongMoves<K extends Kit>(run: NightRun<K>): readonly ActRecord<K>[] {
  return run.acts.filter(a => a.mistakes.length > 0)
}

/** The acts that happened before the violation in Lamport's sense: same node earlier, or the sending of what was received. */
export function causalPast<K extends Kit>(run: NightRun<K>): ReadonlySet<number> {
  const { breach, acts } = run
  const past = new Set<number>()
  if (!breach) return past
  const before = new Map<number, number>()
  const last = new Map<NodeId, number>()
  for (const act of acts) {
    if (act.node === undefined) continue
    const earlier = last.get(act.node)
    if (earlier !== undefined) before.set(act.index, earlier)
    last.set(act.node, act.index)
  }
  const claimsOfWitnesses = acts
    .filter(a => a.claims.length > 0 && a.node !== undefined && breach.witnesses.includes(a.node))
    .map(a => a.index)
  const open = [breach.act, ...claimsOfWitnesses]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (past.has(index)) continue
    past.add(index)
    const earlier = before.get(index)
    const sentBy = acts[index]?.sentBy
    if (earlier !== undefined) open.push(earlier)
    if (sentBy !== undefined) open.push(sentBy)
  }
  return past
}

export function findBlame<K extends Kit>(run: NightRun<K>): Blame<K> | undefined {
  if (run.ended === 'reached' || run.ended === undefined) return undefined
  const past = causalPast(run)
  // Where the absence of a message is heard (synchrony), silence leads to what follows and leaves no arrow.
  const anywhere = run.ended === 'time' || run.plan.powers.timing === 'synchronous'
  const suspects = firstFew(wrongMoves(run).filter(a => anywhere || past.has(a.index)))
  const well = (other: NightRun<K>): boolean =>
    run.ended === 'broken' ? other.ended !== 'broken' : other.ended === 'reached'
  // Mistakes that are known to cost just this come first.
  const fits = (a: ActRecord<K>): boolean => a.mistakes.some(rule => costs(run, rule))
  // What only a whole group can hold is not undone in one seat.
  const alone = suspects.filter(a =>
    a.mistakes.some(rule => run.config.protocol.rules[rule as K['rule']].heldBy !== 'all'),
  )
  for (const act of [...alone.filter(fits), ...alone.filter(a => !fits(a))]) {
    const other = whatIf(run, act, 'as they did')
    if (well(other)) return found(run, act, other, false)
  }
  for (const act of suspects) {
    const other = whatIf(run, act, 'by the book')
    if (well(other)) return found(run, act, other, true)
  }
  return undefined
}

/** Each suspect costs a replay of the night: of one seat's habit only the first few are tried. */
const TRIES = 6

function firstFew<K extends Kit>(acts: readonly ActRecord<K>[]): readonly ActRecord<K>[] {
  const seen = new Map<string, number>()
  return acts.filter(a => {
    const habit = `${a.node}/${a.mistakes.join()}`
    const times = (seen.get(habit) ?? 0) + 1
    seen.set(habit, times)
    return times <= TRIES
  })
}

function found<K extends Kit>(
  run: NightRun<K>,
  act: ActRecord<K>,
  other: NightRun<K>,
  all: boolean,
): Blame<K> | undefined {
  const rule = act.mistakes.find(r => costs(run, r)) ?? act.mistakes[0]
  return rule === undefined || other.ended === undefined
    ? undefined
    : { act, rule, instead: { ended: other.ended, all } }
}

function costs<K extends Kit>(run: NightRun<K>, rule: K['rule']): boolean {
  const { costs: price } = run.config.protocol.rules[rule as K['rule']]
  return price === 'goal' ? run.ended === 'time' : price.invariant === run.breach?.invariant
}

/** The same night up to this act, then the textbook's move in its place; the others go on as they did, or by the book. */
export function whatIf<K extends Kit>(
  run: NightRun<K>,
  act: ActRecord<K>,
  others: 'as they did' | 'by the book',
): NightRun<K> {
  const other = replay(run.config, run.inputs, act.index)
  other.follow(others === 'as they did' ? scriptsAfter(run, act.index) : {})
  // What was injected up to here has been injected again, in the same order.
  other.foresee(run.injectedByHand.slice(other.injectedByHand.length))
  if (act.node !== undefined) other.playTextbook(act.node)
  while (!other.ended) other.advance()
  return other
}

function scriptsAfter<K extends Kit>(run: NightRun<K>, index: number): Record<NodeId, Script<K>> {
  const lines: Record<NodeId, ScriptLine<K>[]> = Object.fromEntries(
    Object.keys(run.world.nodes).map(node => [node, []]),
  )
  for (const { act, view, atMs, mistakes } of run.acts.slice(index + 1)) {
    if (act.type !== 'move' || !view) continue
    const number = cardNumber(act.move)
    lines[act.node]?.push({
      atMs,
      move: act.move,
      card: view.cards.find(c => c.card === number),
      byTheBook: mistakes.length === 0,
    })
  }
  return Object.fromEntries(Object.entries(lines).map(([node, own]) => [node, new Script(run.config.protocol, own)]))
}
