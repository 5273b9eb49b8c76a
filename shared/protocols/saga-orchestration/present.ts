import type { Flag, Label, MessageLabel, Present, Row } from '../../kernel/present.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { bookOf, find, free, thingOf } from './physics.ts'
import type { Entry, Journey, Key, Memory, Message, Move, SagaKit, SagaRole, SagaView } from './words.ts'

const SERVICE: Readonly<Record<SagaRole, { readonly mark: string; readonly left: string }>> = {
  bank: { mark: 'bank', left: 'payments it can take' },
  hotel: { mark: 'hotel', left: 'rooms free' },
  airline: { mark: 'airline', left: 'seats free' },
}

function role(view: SagaView): SagaRole {
  return view.cast[view.self] ?? 'hotel'
}

function panel(view: SagaView): readonly Row[] {
  const { disk, memory } = view
  const rows: Row[] = []
  const { journey } = disk
  rows.push({ label: 'journey', value: journey?.ship ?? 'none', where: 'disk' })
  for (const [i, node] of (journey?.steps ?? []).entries())
    rows.push({
      label: `${i + 1} ${thingOf(view, node)}, ${node}`,
      value: journey?.states[i] ?? 'todo',
      where: 'disk',
    })
  rows.push({ label: 'finished', value: String(disk.finished), where: 'disk' })
  rows.push({ label: SERVICE[role(view)].left, value: String(free(view)), where: 'disk' })
  for (const line of disk.book) rows.push({ label: `key ${keyWord(line)}`, value: lineWord(line), where: 'disk' })
  if (disk.locked > 0) rows.push({ label: 'till', value: 'locked', where: 'disk' })
  if (memory.waiting) rows.push({ label: 'waits for', value: waitsFor(memory.waiting, journey), where: 'memory' })
  if (memory.promised.length > 0)
    rows.push({
      label: 'answered, not written',
      value: memory.promised.map(keyWord).join(', '),
      where: 'memory',
      unsaved: true,
    })
  return rows
}

function keyWord({ ship, step, nth }: Key): string {
  return `${ship}-${step + 1}${nth > 1 ? 'b' : ''}`
}

function keyOf(journey: Journey | null, step: number): string {
  return keyWord({ ship: journey?.ship ?? '', step, nth: journey?.nth[step] ?? 1 })
}

function lineWord({ did, undid, refused }: Entry): string {
  if (refused) return 'refused'
  const times = Math.max(did, undid)
  return (undid > 0 ? 'undone' : 'done') + (times > 1 ? ` ${times} times` : '')
}

function waitsFor(waiting: NonNullable<Memory['waiting']>, journey: Journey | null): string {
  return `${waiting.act} ${keyOf(journey, waiting.step)}`
}

const SHAPES = { payment: 'square', room: 'banner', seat: 'pennant' } as const

function message(m: Message): MessageLabel {
  const fields = [{ name: 'key', value: keyWord(m) }]
  const flag = (hollow: boolean, code: string, tone: Flag['tone']): Flag => ({
    shape: SHAPES[m.thing],
    hollow,
    code,
    tone,
  })
  const pays = m.thing === 'payment'
  switch (m.type) {
    case 'Do':
      return {
        word: pays ? 'Charge, please' : `Book a ${m.thing}, please`,
        detail: `for ${m.ship}`,
        flag: flag(false, 'DO', 'wait'),
        fields,
      }
    case 'Undo':
      return {
        word: pays ? 'Refund, please' : `Cancel the ${m.thing}, please`,
        detail: `for ${m.ship}: its journey failed`,
        flag: flag(false, 'UN', 'inject'),
        fields,
      }
    case 'Reply': {
      const [word, code, tone] = (
        {
          done: [pays ? 'Charged' : `Booked: ${m.thing}`, 'OK', 'ok'],
          refused: [pays ? 'Payment refused' : `No ${m.thing} free`, 'NO', 'bad'],
          undone: [pays ? 'Refunded' : `Cancelled: ${m.thing}`, 'UD', 'light'],
          bounced: ['Undo bounced', 'BO', 'bad'],
        } as const
      )[m.result]
      const detail = m.result === 'bounced' ? `not now: nothing changed for ${m.ship}` : `for ${m.ship}`
      return { word, detail, flag: flag(true, code, tone), fields }
    }
    default:
      return unreachable(m)
  }
}

function moveLabel(view: SagaView, move: Move): Label {
  const { journey } = view.disk
  const number = 'card' in move ? move.card : 'about' in move ? move.about : undefined
  const card = view.cards.find(c => c.card === number)
  const m = card?.type === 'envelope' ? card.message : undefined
  const from = card?.type === 'envelope' ? card.from : 'the sender'
  const ship = m?.ship ?? journey?.ship ?? 'the customer'
  const line = m && find(bookOf(view), m)
  const step = (i: number): { thing: string; node: string } => {
    const node = journey?.steps[i] ?? ''
    return { thing: thingOf(view, node), node }
  }
  const pays = role(view) === 'bank'
  switch (move.type) {
    case 'save':
      return { word: 'Write to disk', detail: 'what you have answered already' }
    case 'start':
      return { word: 'Begin the journey', detail: 'write it to the log' }
    case 'tell':
      return move.outcome === 'done'
        ? { word: 'Tell: all is booked', detail: `${ship} reads it; no way back` }
        : { word: 'Tell: cancelled', detail: `${ship} reads it: nothing is held, nothing owed` }
    case 'send': {
      const { thing, node } = step(move.step)
      return {
        word: thing === 'payment' ? 'Ask to charge' : `Ask for a ${thing}`,
        detail: `a boat to ${node}, key ${keyOf(journey, move.step)}`,
      }
    }
    case 'take-back': {
      const { thing, node } = step(move.step)
      return {
        word: thing === 'payment' ? 'Ask for the refund' : `Cancel the ${thing}`,
        detail: `undo step ${move.step + 1}: a boat to ${node}`,
      }
    }
    case 'do':
      if (line) return { word: pays ? 'Charge again' : 'Book again', detail: 'one more, under the same key' }
      return {
        word: pays ? 'Charge, write to disk' : 'Book, write to disk',
        detail: `${ship} and the key, in your book`,
      }
    case 'deny':
      return { word: 'Write down: refused', detail: `none free for ${ship}; the key is kept` }
    case 'undo':
      if (line && line.undid > 0) return { word: pays ? 'Refund again' : 'Cancel again', detail: `${ship}, once more` }
      return line
        ? { word: pays ? 'Refund, write to disk' : 'Cancel, write to disk', detail: `this line of ${ship} only` }
        : { word: 'Write down: cancelled', detail: 'it never came, and never shall' }
    case 'restore':
      return { word: 'Roll the book back', detail: `as it was before ${ship}` }
    case 'reply':
      return replyLabel(from, m, line !== undefined, line?.refused ?? free(view) <= 0)
    case 'bounce':
      return { word: 'Turn it back', detail: `your till is locked: a boat to ${from}` }
    case 'note':
      return { word: 'Write to the log', detail: 'how this step ended' }
    case 'later':
      return { word: 'Try again later', detail: 'set the timer; same key' }
    case 'again':
      return { word: 'Ask again, same key', detail: 'the same request once more' }
    case 'anew':
      return { word: 'Ask again, new key', detail: 'a fresh request' }
    case 'assume':
      return view.memory.waiting?.act === 'undo'
        ? { word: 'Count it as undone', detail: 'write that to the log' }
        : { word: 'Count it as failed', detail: 'write that to the log' }
    case 'drop':
      return card?.type === 'request'
        ? { word: 'Turn them away', detail: 'no journey begins' }
        : { word: 'Throw it away', detail: 'no answer sails' }
    default:
      return unreachable(move)
  }
}

function replyLabel(from: string, m: Message | undefined, written: boolean, refused: boolean): Label {
  if (m?.type === 'Undo') return { word: 'Reply: undone', detail: `a boat to ${from}` }
  const detail = written ? `a boat to ${from}: what the book says` : `a boat to ${from}; write it down after`
  return refused ? { word: 'Reply: refused', detail } : { word: 'Reply: done', detail }
}

const RULE_WORDS = {
  'reply-lost-means-failed': 'Took silence for failure',
  'step-twice': 'Did a step twice',
  'compensate-twice': 'Undid a step twice',
  'wrong-undo-order': 'Undid in the wrong order',
  'compensation-cannot-fail': 'Took an undo for granted',
  'compensation-is-rollback': "Rolled back others' bookings",
  'unsendable-email': 'Told the customer too soon',
  'answered-before-disk': 'Answered before it was on disk',
  'leaves-undone': 'Left undone',
} as const

/** Routine is what asks for no judgement: an awaited answer into the log, the book's word in a reply, a stale boat. */
function routine(view: SagaView, move: Move): string | undefined {
  if (move.type === 'note') return 'write an answer down'
  if (move.type !== 'reply' && move.type !== 'drop') return undefined
  const card = view.cards.find(c => c.card === move.card)
  if (card?.type !== 'envelope') return undefined
  if (move.type === 'drop') return 'throw away a late answer'
  return card.message.type === 'Do' ? 'reply from the book' : undefined
}

export const present: Present<SagaKit> = {
  panel,
  mark(view) {
    const { journey } = view.disk
    const { mark } = SERVICE[role(view)]
    return { shape: journey ? 'pennant' : 'anchor', word: journey ? `${mark}; conducts ${journey.ship}` : mark }
  },
  message,
  timer: () => ({ word: 'Retry timer', detail: 'no answer yet: nobody knows why' }),
  request: ({ ship, steps }) => ({
    word: `${ship} wants a journey`,
    detail: `${steps.join(', ')}; one journey at a time`,
  }),
  claim(claim, by) {
    if (claim.type === 'told-customer')
      return {
        word: `${by} told ${claim.ship}: ${claim.outcome}`,
        detail: claim.outcome === 'done' ? 'every step is booked' : 'nothing is held or owed',
      }
    return { word: `${by} ${claim.type} ${claim.ship}`, detail: 'as a service' }
  },
  move: moveLabel,
  rule: rule => RULE_WORDS[rule],
  aim: ({ setup }) => `End ${setup.journeys} journeys: all done or all undone`,
  // A seat knows of its own journeys only.
  progress(view) {
    const { finished, journey } = view.disk
    const at = journey?.states.filter(s => s === 'done').length ?? 0
    const words = journey
      ? `${journey.ship}: ${journey.states.includes('refused') ? 'going back' : `${at} of ${journey.steps.length}`}`
      : `${finished} of yours ended`
    return { done: finished, of: finished + 1, words }
  },
  routine,
}
