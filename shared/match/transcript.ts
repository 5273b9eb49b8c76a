/** A night, or a schedule, to be read from top to bottom: one line for each thing that happened, and what followed from it. */
import type { Kit, Protocol } from '../kernel/protocol.ts'
import { actWords, claimWords, sentWords } from './act-words.ts'
import type { ActRecord } from './record.ts'

const NODE_WIDTH = 6

/** `times`: a schedule that a search found has none. */
export function transcript<K extends Kit>(
  protocol: Protocol<K>,
  acts: readonly ActRecord<K>[],
  times: 'timed' | 'untimed' = 'timed',
): string {
  const margin = times === 'timed' ? 10 : 5
  return acts
    .flatMap(record => {
      const stamp = times === 'timed' ? `${(record.atMs / 1000).toFixed(1)} s` : `${record.index + 1}`
      const [first, ...others] = linesOf(protocol, record)
      const head = `${stamp.padStart(margin - 2)}  ${(record.node ?? 'sea').padEnd(NODE_WIDTH)}${first}`
      return [head, ...others.map(line => `${' '.repeat(margin + NODE_WIDTH)}${line}`)]
    })
    .join('\n')
}

function linesOf<K extends Kit>(protocol: Protocol<K>, record: ActRecord<K>): readonly string[] {
  const { word, detail } = actWords(protocol, record)
  const { act, view } = record
  const said = detail === '' ? word : `${word}: ${detail}`
  const answered = act.type === 'move' ? view?.cards.find(c => c.card === act.move.card) : undefined
  const to = answered?.type === 'envelope' ? ` (to ${answered.from})` : ''
  const head = act.type === 'move' ? `${said}${to}` : `. ${said}`
  return [
    head,
    ...sentWords(protocol, record).map(sent => `> ${sent}`),
    ...claimWords(protocol, record).map(claim => `! ${claim}`),
    ...record.mistakes.map(rule => `x breaks ${rule}: ${protocol.rules[rule as K['rule']].why}`),
  ]
}
