import { wallTime } from '../../kernel/parts/wall-clock.ts'
import type { Fact, Form, Label, MessageLabel, Present, Row } from '../../kernel/present.ts'
import type { Card } from '../../kernel/protocol.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { cardOf, clockOf, kindOf, mostOf, nextEvent, type Pair, pairOf, tasksDone } from './physics.ts'
import { namesOf, shown } from './stamp.ts'
import type { Answer, ClocksKit, ClocksView, Entry, Kind, Letter, Move, Request } from './words.ts'

/** A letter's stamp, and the time that its writer's clock showed. */
function bears({ stamp, wallMs }: Letter): string {
  return wallMs === null ? shown(stamp) : `${shown(stamp)} ${wallTime(wallMs)}`
}

/** A phone has room for few lines above the cards; the logbook has them all. */
const LAST = 2

function panel(view: ClocksView): readonly Row[] {
  const { log, lodged } = view.disk
  const rows: Row[] = [{ label: 'your clock', value: shown(clockOf(view)), where: 'disk' }]
  for (const { event, kind, stamp } of log.slice(-LAST).reverse())
    rows.push({ label: `${event} ${briefly(kind)}`, value: shown(stamp), where: 'disk' })
  if (lodged !== null) rows.push({ label: 'lodged', value: `${lodged} events`, where: 'disk' })
  return rows
}

function briefly(kind: Kind): string {
  switch (kind.type) {
    case 'event':
      return 'here'
    case 'send':
      return `to ${kind.to}`
    case 'receive':
      return `from ${kind.from}`
    default:
      return unreachable(kind)
  }
}

function message(letter: Letter): MessageLabel {
  const { event, stamp, wallMs } = letter
  const time = wallMs === null ? [] : [{ name: 'their clock', value: wallTime(wallMs) }]
  return {
    word: `Letter ${event}`,
    detail: 'its landing is an event: stamp it',
    flag: { shape: 'square', hollow: false, code: 'LT', tone: 'wait' },
    fields: [{ name: 'its stamp', value: shown(stamp) }, ...time],
  }
}

function request(what: Request): Label {
  switch (what.type) {
    case 'Event':
      return { word: what.what, detail: 'an event here: stamp it' }
    case 'Send':
      return { word: `Write to ${what.to}`, detail: 'sending is an event, and the letter bears its stamp' }
    case 'Compare':
      return { word: `${what.a}’s letter or ${what.b}’s?`, detail: 'by their stamps alone: which was written first?' }
    case 'Lodge':
      return { word: 'Customs day', detail: 'put your log on record, as it stands' }
    default:
      return unreachable(what)
  }
}

/** What the reckoning needs, one under the other: the own clock over the letter's stamp, or the stamps of two letters. */
function beside(view: ClocksView, card: Card<ClocksKit>): readonly Fact[] {
  if (kindOf(card)) return [{ name: 'your clock', value: shown(clockOf(view)) }]
  const pair = pairOf(view, card)
  return pair ? [pair.a, pair.b].map(letter => ({ name: letter.event, value: bears(letter) })) : []
}

function answerLabel(answer: Answer, { a, b }: Pair): Label {
  switch (answer) {
    case 'before':
      return { word: `${a.event} before ${b.event}`, detail: knowing(b, a) }
    case 'after':
      return { word: `${b.event} before ${a.event}`, detail: knowing(a, b) }
    case 'concurrent':
      return { word: 'Concurrent: neither first', detail: 'neither writer could know of the other’s letter' }
    case 'cannot-tell':
      return { word: 'Cannot tell', detail: 'these stamps do not say' }
    default:
      return unreachable(answer)
  }
}

/** That one came first means no more than this. */
function knowing(later: Letter, earlier: Letter): string {
  return `who wrote ${later.event} could know of ${earlier.event}`
}

function moveLabel(view: ClocksView, move: Move): Label {
  const card = cardOf(view, move.card)
  switch (move.type) {
    case 'stamp':
      return { word: `Stamp ${shown(move.typed)}`, detail: stamping(view, kindOf(card)) }
    case 'relate': {
      const pair = pairOf(view, card)
      return pair ? answerLabel(move.answer, pair) : { word: 'Compare', detail: 'a letter is still to come' }
    }
    case 'lodge':
      return { word: 'Lodge the log', detail: `${view.disk.log.length} events, stamps as they are` }
    default:
      return unreachable(move)
  }
}

/** What was at hand for the reckoning: the record is read without the card. */
function stamping(view: ClocksView, kind: Kind | undefined): string {
  const own = `yours ${shown(clockOf(view))}`
  return kind?.type === 'receive' ? `${own}, the letter’s ${shown(kind.letter.stamp)}` : own
}

function form(view: ClocksView, move: Move): Form<ClocksKit> | undefined {
  const kind = move.type === 'stamp' ? kindOf(cardOf(view, move.card)) : undefined
  if (!kind) return undefined
  const atMost = mostOf(view, kind)
  return {
    blank: { type: 'stamp', card: move.card },
    fields: namesOf(view).map(name => ({ name, atMost })),
    word: `Stamp ${nextEvent(view)}`,
    detail: 'write its stamp yourself',
  }
}

/** Where the stamps are taken for granted: what happens here and what lands, as soon as three were right. */
function routine(view: ClocksView, move: Move): string | undefined {
  if (!view.setup.wall || move.type !== 'stamp') return undefined
  const kind = kindOf(cardOf(view, move.card))?.type
  return kind === 'event' || kind === 'receive' ? `stamp: ${kind}` : undefined
}

const RULE_WORDS = {
  'no-max': 'Ignored the letter’s stamp',
  'no-increment': 'Did not count the event',
  'takes-theirs': 'Set the clock back',
  sums: 'Added the clocks',
  'ticks-all': 'Counted for everybody',
  misstamps: 'Wrote another stamp',
  'smaller-means-before': 'Took smaller for earlier',
  'guesses-concurrent': 'Guessed that neither was first',
  'concurrent-means-same-time': 'Took concurrent for simultaneous',
  'wall-clock-order': 'Believed the wall clocks',
  misreads: 'Misread the stamps',
  'gives-up': 'Gave up without need',
} as const

export const present: Present<ClocksKit> = {
  panel,
  mark: ({ disk }) =>
    disk.lodged === null ? { shape: 'anchor', word: 'keeps a log' } : { shape: 'pennant', word: 'log lodged' },
  message,
  beside,
  timer: () => ({ word: 'Nothing', detail: 'no timer runs here' }),
  request,
  claim(claim, by) {
    switch (claim.type) {
      case 'stamped':
        return { word: `${claim.event}: ${shown(claim.stamp)}`, detail: `stamped by ${by}` }
      case 'relation':
        return { word: `${by}: ${claim.relation}`, detail: `${claim.a} and ${claim.b}` }
      case 'cannot-tell':
        return { word: `${by} cannot tell`, detail: `${claim.a} and ${claim.b}` }
      case 'lodged':
        return { word: `${by} lodges its log`, detail: `${claim.events} events` }
      default:
        return unreachable(claim)
    }
  },
  move: moveLabel,
  rule: rule => RULE_WORDS[rule],
  aim: () => 'Stamp each event, answer by stamps, lodge the log',
  progress({ self, setup, disk }) {
    return { done: tasksDone(disk), of: setup.tasks[self] ?? 0, words: words(disk.log, disk.compared) }
  },
  routine,
  form,
}

function words(log: readonly Entry[], compared: number): string {
  return compared === 0 ? `${log.length} events stamped` : `${log.length} stamped, ${compared} compared`
}
