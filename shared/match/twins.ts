/** Two nights played to the end: one node could not tell them apart, and what each of its choices breaks in each. */
import { type Json, stableText } from '../kernel/json.ts'
import type { Twin, Twins } from '../kernel/level.ts'
import type { Kit, NodeId, View } from '../kernel/protocol.ts'
import type { TwinReport, TwinsReport } from '../wire/debrief.ts'
import { NightRun } from './night-run.ts'
import { replay } from './replay.ts'

/** Null where the night has no twins, or where the node could tell them apart after all. */
export function twinsOf<K extends Kit>(run: NightRun<K>): TwinsReport | null {
  const { plan } = run
  const { protocol } = run.config
  if (!plan.twins) return null
  const { node, cite, nights } = plan.twins
  const one = play(run, plan.twins, nights[0])
  const other = play(run, plan.twins, nights[1])
  if (!one || !other || one.knows !== other.knows) return null
  return {
    node,
    cite,
    nights: [one.report, other.report],
    choices: protocol.menu(one.view).map(choice => ({
      word: protocol.present.move(one.view, choice).word,
      breaks: [one.breaks(choice), other.breaks(choice)],
    })),
  }
}

interface Played<K extends Kit> {
  /** What the node knew when it made its last move, and all of that as text. */
  readonly view: View<K>
  readonly knows: string
  readonly report: TwinReport
  /** What breaks when the last move is this one. */
  breaks(choice: K['move']): string | null
}

/** By the book, every seat of it. */
function play<K extends Kit>(run: NightRun<K>, { node, setup }: Twins<K>, twin: Twin<K>): Played<K> | undefined {
  const level = { ...run.config.level, nights: [{ ...run.plan, setup, deals: [twin.deal], faults: [] }] }
  const book = toTheEnd(new NightRun<K>({ ...run.config, level, night: 0, hands: {}, learned: {} }))
  const last = book.acts.findLast(({ act }) => act.type === 'move' && act.node === node)
  if (!last?.view) return undefined
  const heard = heardBy(book, node)
  return {
    view: last.view,
    knows: stableText([last.view, heard] as unknown as Json),
    report: { title: twin.title, heard },
    breaks(choice) {
      const other = replay(book.config, [], last.index)
      other.play(node, choice)
      return toTheEnd(other).breach?.headline ?? null
    },
  }
}

function toTheEnd<K extends Kit>(run: NightRun<K>): NightRun<K> {
  while (!run.ended) run.advance()
  return run
}

/** Speaker by speaker: in which order two boats come in is the sea's doing. */
function heardBy<K extends Kit>({ acts, config }: NightRun<K>, node: NodeId): TwinReport['heard'] {
  return acts
    .flatMap(({ act, envelope }) => (act.type === 'deliver' && envelope?.to === node ? [envelope] : []))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map(({ from, message }) => {
      const { word, detail } = config.protocol.present.message(message)
      return { from, word, detail }
    })
}
