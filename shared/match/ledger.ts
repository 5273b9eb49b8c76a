/**
 * Beside a night, for the tables and lists of a class: who broke which rule, and how long each answer took in real time. A
 * night does not depend on it; when a match's calls are made again at their times, it comes out the same.
 */
import type { MoveLine } from '../classroom/state.ts'
import type { Fault } from '../kernel/fault.ts'
import type { Json } from '../kernel/json.ts'
import type { Kit, NodeId } from '../kernel/protocol.ts'
import type { NightRun } from './night-run.ts'
import type { PlayerId } from './port.ts'
import type { ActRecord, Mover } from './record.ts'

export interface MistakeSoFar {
  /** Its place in the record of acts; null: guided play refused it, so it never happened. */
  readonly act: number | null
  readonly atMs: number
  readonly node: NodeId
  /** Whose own move it was; null for a bot's, an apprentice's or the instructor's. */
  readonly player: PlayerId | null
  readonly rule: string
  readonly by: Mover
}

export class Ledger {
  readonly mistakes: MistakeSoFar[] = []
  readonly moves: MoveLine[] = []
  private readonly words = new Map<PlayerId, string>()
  private waitedMs: number | null = null

  lastMove(player: PlayerId): string {
    return this.words.get(player) ?? ''
  }

  /** The next move by hand answers something that has lain there so long, in real time; null: nothing was owed. */
  answers(waitedMs: number | null): void {
    this.waitedMs = waitedMs
  }

  note<K extends Kit>(run: NightRun<K>, record: ActRecord<K>, sitter: PlayerId | null): void {
    const { act, by, view, atMs, index, mistakes } = record
    if (act.type !== 'move' || by === 'sea') return
    const { node, move } = act
    const player = by === 'person' ? sitter : null
    for (const rule of mistakes) this.mistakes.push({ act: index, atMs, node, player, rule, by })
    if (player !== null && view) this.words.set(player, run.config.protocol.present.move(view, move).word)
    const { type, ...args } = move
    const latencyMs = by === 'person' ? this.waitedMs : null
    this.moves.push({ atMs, node, actor: by, move: type, args: args as Json, mistake: mistakes.join(' '), latencyMs })
    if (by === 'person') this.waitedMs = null
  }

  refused<K extends Kit>(run: NightRun<K>, node: NodeId, rule: K['rule'], player: PlayerId): void {
    this.mistakes.push({ act: null, atMs: run.nowMs, node, player, rule, by: 'person' })
  }

  fault(atMs: number, fault: Fault): void {
    const { type, ...args } = fault
    const node = 'node' in fault ? fault.node : ''
    this.moves.push({ atMs, node, actor: 'instructor', move: `fault ${type}`, args, mistake: '', latencyMs: null })
  }
}
