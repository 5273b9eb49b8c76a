/**
 * A log for ShiViz (Beschastnikh et al., "Debugging Distributed Systems", CACM 2016; https://bestchai.bitbucket.io/shiviz).
 * The file says itself how to read it: its first line is the parser's regular expression, the second would tell several
 * executions apart and is empty. Then one line for each event: host, vector clock as JSON, words.
 */
import type { Kit } from '../../kernel/protocol.ts'
import { actWords, claimWords, sentWords } from '../act-words.ts'
import type { Chronicle } from '../chronicle.ts'
import type { ActRecord } from '../record.ts'
import { stampsOf } from '../stamps.ts'

const SHIVIZ_PARSER = '(?<host>\\S*) (?<clock>{[^}]*}) (?<event>.*)'

export function shivizLog<K extends Kit>(history: Chronicle<K>): string {
  const nodes = history.nodes.map(({ node }) => node)
  const clocks = new Map(stampsOf(history.acts, nodes).map(({ act, vector }) => [act, vector]))
  const lines = history.acts.flatMap(record => {
    const vector = clocks.get(record.index)
    if (!vector) return []
    const clock = Object.fromEntries(nodes.flatMap((node, i) => (vector[i] === 0 ? [] : [[node, vector[i]]])))
    return [`${record.node} ${JSON.stringify(clock)} ${eventWords(history, record)}`]
  })
  return [SHIVIZ_PARSER, '', ...lines, ''].join('\n')
}

function eventWords<K extends Kit>({ protocol }: Chronicle<K>, record: ActRecord<K>): string {
  const { word, detail } = actWords(protocol, record)
  const did = detail === '' ? word : `${word}: ${detail}`
  const sends = sentWords(protocol, record).map(said => `sends ${said}`)
  const claims = claimWords(protocol, record).map(claim => `claims ${claim}`)
  const breaks = record.mistakes.map(rule => `breaks ${rule}`)
  return [did, ...sends, ...claims, ...breaks].join('; ').replace(/\s+/g, ' ')
}
