/** What each seat could write down of its own night: its own acts and what reached it, nothing else. */
import type { Kit, NodeId } from '../kernel/protocol.ts'
import type { LogLine, Screen } from '../wire/screen.ts'
import type { NightRun } from './night-run.ts'
import type { ActRecord } from './record.ts'

interface Pages {
  readonly lines: LogLine[]
  readonly landedMs: Map<number, number>
  claims: Screen['claims']
}

/** Claims kept in view. */
const RECENT = 4

export class Logbook {
  private readonly pages = new Map<NodeId, Pages>()

  of(node: NodeId): Pages {
    const known = this.pages.get(node)
    if (known) return known
    const fresh: Pages = { lines: [], landedMs: new Map(), claims: [] }
    this.pages.set(node, fresh)
    return fresh
  }

  refused(node: NodeId, atMs: number, word: string, detail: string): void {
    this.of(node).lines.push({ atMs, kind: 'refused', word, detail, by: 'you' })
  }

  note<K extends Kit>(run: NightRun<K>, record: ActRecord<K>): void {
    const { act, atMs } = record
    if (act.type === 'deliver' || act.type === 'request' || act.type === 'fire') this.arrives(run, record)
    else if (act.type === 'crash')
      this.line(act.node, atMs, 'crashed', 'Your island goes dark', 'memory is lost, disk is not')
    else if (act.type === 'restart') this.line(act.node, atMs, 'woke', 'You wake', 'with what the disk holds')
    else if (act.type === 'move') this.moved(run, record)
  }

  private line(node: NodeId, atMs: number, kind: LogLine['kind'], word: string, detail: string): void {
    this.of(node).lines.push({ atMs, kind, word, detail, by: 'sea' })
  }

  private arrives<K extends Kit>(run: NightRun<K>, record: ActRecord<K>): void {
    const { node, atMs } = record
    const { present } = run.config.protocol
    if (node === undefined || !run.isUp(node)) return
    const card = run.view(node).cards.at(-1)
    if (!card) return
    const pages = this.of(node)
    pages.landedMs.set(card.card, atMs)
    if (card.type === 'envelope') {
      const { word, detail, flag } = present.message(card.message)
      pages.lines.push({ atMs, kind: 'landed', peer: card.from, card: card.card, word, detail, flag, by: 'sea' })
    } else if (card.type === 'timer')
      pages.lines.push({ atMs, kind: 'rang', card: card.card, ...present.timer(card.timer), by: 'sea' })
    else pages.lines.push({ atMs, kind: 'asked', card: card.card, ...present.request(card.request), by: 'sea' })
  }

  private moved<K extends Kit>(run: NightRun<K>, record: ActRecord<K>): void {
    const { act, atMs, view, by } = record
    if (act.type !== 'move' || !view) return
    const { present } = run.config.protocol
    const pages = this.of(act.node)
    const whose = by === 'person' ? 'you' : by === 'sea' ? 'sea' : by
    pages.lines.push({ atMs, kind: 'moved', ...present.move(view, act.move), by: whose })
    for (const { to, message } of record.sent) {
      const { word, detail, flag } = present.message(message)
      pages.lines.push({ atMs, kind: 'sent', peer: to, word, detail, flag, by: whose })
    }
    for (const claim of record.claims) {
      const label = present.claim(claim, act.node)
      pages.lines.push({ atMs, kind: 'claimed', ...label, by: whose })
      pages.claims = [...pages.claims, { ...label, atMs }].slice(-RECENT)
    }
  }
}
