/** Many nights without anybody watching: bots in simulated time, and hands that take real seconds for an answer. */
import type { Level, Scaffold } from '../kernel/level.ts'
import type { Kit, NodeId, Protocol } from '../kernel/protocol.ts'
import type { Hand, Hands } from './hands.ts'
import { createMatch } from './match.ts'
import { NightRun } from './night-run.ts'

export interface Tally {
  readonly nights: number
  readonly won: number
  readonly violations: Readonly<Record<string, number>>
  readonly acts: number
  readonly simulatedMs: number
}

export interface Setting<K extends Kit> {
  readonly protocol: Protocol<K>
  readonly level: Level<K>
  readonly night: number
  readonly sea: 'adversary' | 'chance'
}

/** One night from start to end. Seats without a hand play by the book. */
export function playNight<K extends Kit>(setting: Setting<K>, seed: string, hands: Hands = {}): NightRun<K> {
  const run = new NightRun<K>({ ...setting, seed, hands })
  while (!run.ended) run.advance()
  return run
}

/** The same hand at every seat, or at the named ones. */
export function handsFor<K extends Kit>(
  setting: Setting<K>,
  hand: Hand,
  seats: 'all' | readonly NodeId[] = 'all',
): Hands {
  const nodes = Object.keys(setting.level.nights[setting.night]?.deals[0] ?? {})
  return Object.fromEntries(nodes.filter(n => seats === 'all' || seats.includes(n)).map(n => [n, hand]))
}

export function tally<K extends Kit>(setting: Setting<K>, seeds: readonly string[], hands: Hands = {}): Tally {
  const violations: Record<string, number> = {}
  let [won, acts, simulatedMs] = [0, 0, 0]
  for (const seed of seeds) {
    const run = playNight(setting, seed, hands)
    if (run.ended === 'reached') won += 1
    if (run.breach) violations[run.breach.invariant] = (violations[run.breach.invariant] ?? 0) + 1
    acts += run.acts.length
    simulatedMs += run.nowMs
  }
  return { nights: seeds.length, won, violations, acts, simulatedMs }
}

/** `count` seeds with a common name: the same on every machine. */
export function seeds(count: number, name = 'seed'): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${name}-${i}`)
}

export interface Pace {
  readonly night: number
  readonly minutes: number
  /** Of the seat with the fewest. */
  readonly decisionsPerMinute: number
  /** Share of the time in which the seat had nothing to answer; of the seat with the most. */
  readonly idleShare: number
  /** When the last seat was first asked for something. */
  readonly firstDecisionSeconds: number
}

/** All nights of a level, played by the book by persons who take `handMs` for every answer. */
export function paceOfMatch<K extends Kit>(
  setting: Omit<Setting<K>, 'night' | 'sea'>,
  seed: string,
  handMs: number,
  persons: number,
  scaffold: Scaffold = 'practice',
): readonly Pace[] {
  const players = Array.from({ length: persons }, (_, i) => ({ id: `p${i}`, name: `Player ${i}` }))
  const match = createMatch({ protocol: setting.protocol.name, level: setting.level.id, scaffold, seed, players }, 0)
  const paces: Pace[] = []
  let nowMs = 0
  for (let night = 0; ; night++) {
    const beganMs = nowMs
    const seats = players.map(p => ({ id: p.id, decisions: 0, busyMs: 0, firstMs: undefined as number | undefined }))
    while (match.phase === 'night') {
      const answers = seats.map(s =>
        match.owes(s.id) === undefined ? Number.POSITIVE_INFINITY : (match.owedSinceMs(s.id) ?? nowMs) + handMs,
      )
      const nextMs = Math.min(...answers, match.nextWakeMs() ?? Number.POSITIVE_INFINITY)
      if (!Number.isFinite(nextMs)) break
      for (const s of seats) {
        if (match.owes(s.id) === undefined) continue
        s.busyMs += Math.max(0, nextMs - nowMs)
        s.firstMs ??= nowMs - beganMs
      }
      nowMs = Math.max(nowMs, nextMs)
      match.wake(nowMs)
      for (const [i, s] of seats.entries()) {
        const move = match.owes(s.id)
        if (move === undefined || (answers[i] ?? 0) > nowMs || match.phase !== 'night') continue
        if (match.move(s.id, move, nowMs).ok) s.decisions += 1
      }
    }
    const totalMs = nowMs - beganMs
    paces.push({
      night,
      minutes: totalMs / 60_000,
      decisionsPerMinute: Math.min(...seats.map(s => s.decisions / (totalMs / 60_000))),
      idleShare: Math.max(...seats.map(s => 1 - s.busyMs / totalMs)),
      firstDecisionSeconds: Math.max(...seats.map(s => (s.firstMs ?? totalMs) / 1000)),
    })
    if (match.phase !== 'dawn') return paces
    match.next(nowMs)
  }
}
