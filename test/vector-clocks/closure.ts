/**
 * True happened-before, found a second time and in another way: from the recorded acts alone, as edges between events and
 * their transitive closure (Warshall, JACM 9(1), 1962). Neither stamps nor the judge's histories are looked at.
 */
import type { NodeId } from '../../shared/kernel/protocol.ts'
import type { NightRun } from '../../shared/match/night-run.ts'
import type { ClocksKit, EventId } from '../../shared/protocols/vector-clocks/words.ts'

export class Closure {
  readonly events: readonly EventId[]
  private readonly reach: boolean[][]

  constructor(run: NightRun<ClocksKit>) {
    const events: EventId[] = []
    const edges: (readonly [EventId, EventId])[] = []
    const counts = new Map<NodeId, number>()
    const cards = new Map<NodeId, number>()
    const brought = new Map<string, string>()
    const sentAt = new Map<string, EventId>()
    for (const { act, node, envelope, sent } of run.acts) {
      if (node === undefined) continue
      if (act.type === 'deliver' || act.type === 'request') {
        const card = (cards.get(node) ?? 0) + 1
        cards.set(node, card)
        if (envelope) brought.set(`${node}/${card}`, envelope.id)
      }
      if (act.type !== 'move' || act.move.type !== 'stamp') continue
      const before = counts.get(node) ?? 0
      const event = `${node}.${before + 1}`
      counts.set(node, before + 1)
      events.push(event)
      if (before > 0) edges.push([`${node}.${before}`, event])
      const letter = brought.get(`${node}/${act.move.card}`)
      const sending = letter === undefined ? undefined : sentAt.get(letter)
      if (sending !== undefined) edges.push([sending, event])
      for (const { id } of sent) sentAt.set(id, event)
    }
    const at = new Map(events.map((event, i) => [event, i]))
    const reach = events.map(() => events.map(() => false))
    for (const [from, to] of edges) {
      const row = reach[at.get(from) ?? -1]
      if (row) row[at.get(to) ?? -1] = true
    }
    for (const [k, through] of reach.entries())
      for (const row of reach) if (row[k]) for (const [j, on] of through.entries()) if (on) row[j] = true
    this.events = events
    this.reach = reach
  }

  before(a: EventId, b: EventId): boolean {
    return this.reach[this.events.indexOf(a)]?.[this.events.indexOf(b)] === true
  }
}
