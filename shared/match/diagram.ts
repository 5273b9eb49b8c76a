/** The space-time diagram of a night as data: lines, arrows, gaps, marks, and which of them led to the violation. */
import type { Kit, NodeId } from '../kernel/protocol.ts'
import type { Diagram, DiagramArrow, DiagramEvent, MarkChange } from '../wire/debrief.ts'
import { byHand } from './act-words.ts'
import { causalPast } from './blame.ts'
import { historyOf } from './history.ts'
import type { NightRun } from './night-run.ts'
import type { ActRecord } from './record.ts'
import { stampsOf } from './stamps.ts'

export interface Cast {
  readonly node: NodeId
  readonly player: string
  readonly kind: 'person' | 'bot'
}

export function diagramOf<K extends Kit>(run: NightRun<K>, cast: readonly Cast[]): Diagram {
  const past = causalPast(run)
  return {
    nodes: cast,
    endMs: run.nowMs,
    arrows: arrows(run, past),
    events: run.acts.flatMap(record => eventsOf(run, record, past.has(record.index))),
    gaps: gaps(run),
    brokeAtMs: run.breach?.atMs ?? null,
    stamps: stampsOf(
      run.acts,
      cast.map(({ node }) => node),
    ),
    marks: marks(run),
  }
}

function arrows<K extends Kit>(run: NightRun<K>, past: ReadonlySet<number>): DiagramArrow[] {
  const { present } = run.config.protocol
  const ends = new Map<string, ActRecord<K>[]>()
  for (const record of run.acts) {
    const { act } = record
    if (act.type !== 'deliver' && act.type !== 'drop') continue
    ends.set(act.envelope, [...(ends.get(act.envelope) ?? []), record])
  }
  return run.acts.flatMap(sending =>
    sending.sent.flatMap(({ id, from, to, message }): DiagramArrow[] => {
      const { flag, word } = present.message(message)
      const arrow = { id, from, to, sentMs: sending.atMs, flag, word, sentBy: sending.index }
      const landings = ends.get(id) ?? []
      if (landings.length === 0)
        return [
          { ...arrow, endMs: null, fate: 'under way', copy: false, landedAt: null, injected: false, ledToIt: false },
        ]
      return landings.map((end, nth) => {
        // An envelope that reached a dark node is lost there.
        const landed = end.act.type === 'deliver' && end.node !== undefined
        return {
          ...arrow,
          endMs: end.atMs,
          fate: landed ? 'delivered' : 'lost',
          copy: nth > 0,
          landedAt: landed ? end.index : null,
          injected: end.injected,
          ledToIt: landed && past.has(end.index) && past.has(sending.index),
        }
      })
    }),
  )
}

function eventsOf<K extends Kit>(run: NightRun<K>, record: ActRecord<K>, ledToIt: boolean): DiagramEvent[] {
  const { present } = run.config.protocol
  const { act, atMs, index, view, node } = record
  if (node === undefined) return []
  const base = { act: index, node, atMs, injected: record.injected, ledToIt, rules: record.mistakes }
  const claims: DiagramEvent[] = record.claims.map(claim => ({
    ...base,
    kind: 'claim',
    rules: [],
    ...present.claim(claim, node),
  }))
  switch (act.type) {
    case 'move':
      return view ? [{ ...base, kind: 'move', ...present.move(view, act.move) }, ...claims] : claims
    case 'fire':
      return [{ ...base, kind: 'timer', ...present.timer(act.timer) }]
    case 'request':
      return [{ ...base, kind: 'request', ...present.request(act.request) }]
    case 'crash':
      return [{ ...base, kind: 'crash', word: 'crashed', detail: `memory is lost, disk is not${byHand(record)}` }]
    case 'restart':
      return [
        { ...base, kind: 'restart', word: 'restarted', detail: `with what the disk holds${byHand(record)}` },
        ...claims,
      ]
    default:
      return []
  }
}

function gaps<K extends Kit>(run: NightRun<K>): Diagram['gaps'] {
  const dark = new Map<NodeId, number>()
  const found: { node: NodeId; fromMs: number; toMs: number }[] = []
  for (const { act, atMs } of run.acts) {
    if (act.type === 'crash') dark.set(act.node, atMs)
    if (act.type !== 'restart') continue
    found.push({ node: act.node, fromMs: dark.get(act.node) ?? atMs, toMs: atMs })
    dark.delete(act.node)
  }
  for (const [node, fromMs] of dark) found.push({ node, fromMs, toMs: run.nowMs })
  return found
}

/** What stood on each island, from the start on and whenever it changed. A dark island keeps its mark: the gap says the rest. */
function marks<K extends Kit>(run: NightRun<K>): readonly MarkChange[] {
  const { present } = run.config.protocol
  const last = new Map<NodeId, string>()
  return historyOf(run).flatMap((world, index) =>
    Object.entries(world.nodes).flatMap(([node, { up, view }]): MarkChange[] => {
      const mark = present.mark(view)
      const text = `${mark.shape} ${mark.word}`
      if (!up || text === last.get(node)) return []
      last.set(node, text)
      return [{ node, atMs: run.acts[index - 1]?.atMs ?? 0, mark }]
    }),
  )
}
