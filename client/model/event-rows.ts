/** Everything that happened as rows of a table, for those who read it so. */
import type { Diagram, DiagramEvent } from '../../shared/wire/debrief.ts'
import { secondsText } from './tide.ts'

export interface EventRow {
  readonly key: string
  readonly atMs: number
  readonly node: string
  readonly words: string
  readonly ledToIt: boolean
  /** The act to look into. */
  readonly act: number
}

export function eventRows(diagram: Diagram): readonly EventRow[] {
  const events = diagram.events.map((event, index) => ({
    key: `event ${index}`,
    atMs: event.atMs,
    node: event.node,
    words: `${KIND[event.kind]}${event.word}${byHand(event)}${event.rules.length > 0 ? ` (against ${event.rules.join(', ')})` : ''}`,
    ledToIt: event.ledToIt,
    act: event.act,
  }))
  const arrows = diagram.arrows.flatMap((arrow, index): readonly EventRow[] => {
    const { from, to, word, sentMs, endMs, sentBy, landedAt, ledToIt } = arrow
    const what = `${arrow.copy ? 'a copy of ' : ''}${word}`
    const end = arrow.fate === 'lost' ? `, and is lost at ${secondsText(endMs ?? sentMs)}${byHand(arrow)}` : ''
    const still = arrow.fate === 'under way' ? ', and is still under way at the end' : ''
    const sails = { atMs: sentMs, node: from, words: `${what} sails to ${to}${end}${still}`, ledToIt, act: sentBy }
    return landedAt === null || endMs === null
      ? [{ key: `sails ${index}`, ...sails }]
      : [
          { key: `sails ${index}`, ...sails },
          {
            key: `lands ${index}`,
            atMs: endMs,
            node: to,
            words: `${what} lands, from ${from}`,
            ledToIt,
            act: landedAt,
          },
        ]
  })
  return [...events, ...arrows].toSorted((a, b) => a.atMs - b.atMs)
}

function byHand({ injected }: { readonly injected: boolean }): string {
  return injected ? ' (injected by the instructor)' : ''
}

const KIND: Readonly<Record<DiagramEvent['kind'], string>> = {
  move: '',
  timer: 'timer: ',
  request: 'request: ',
  crash: '',
  restart: '',
  claim: 'claims: ',
}

export const ROW_ORDERS = ['earliest first', 'latest first', 'by node'] as const
export type RowOrder = (typeof ROW_ORDERS)[number]

export interface RowChoice {
  readonly order: RowOrder
  /** null: every node's. */
  readonly node: string | null
  readonly onlyLed: boolean
}

/** `rows` are in the order of time. */
export function chosenRows(rows: readonly EventRow[], { order, node, onlyLed }: RowChoice): readonly EventRow[] {
  const chosen = rows.filter(row => (node === null || row.node === node) && (!onlyLed || row.ledToIt))
  if (order === 'latest first') return chosen.toReversed()
  return order === 'by node' ? chosen.toSorted((a, b) => a.node.localeCompare(b.node)) : chosen
}
