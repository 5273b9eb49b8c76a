/** How it looks: data that any board and any panel can draw, and few words for everything. */
import type { Label, Present } from '../../../../shared/kernel/present.ts'
import { unreachable } from '../../../../shared/kernel/unreachable.ts'
import type { Move, ScaffoldedKit, ScaffoldedView } from './words.ts'

const RULE_WORDS = {
  'counts-twice': 'Counted twice',
  'gives-up': 'Gave up',
} as const

function moveLabel(view: ScaffoldedView, move: Move): Label {
  const card = view.cards.find(c => c.card === move.card)
  switch (move.type) {
    case 'call':
      return card?.type === 'request'
        ? { word: `Call ${card.request.to}`, detail: `a boat with “${card.request.word}”; noted on disk` }
        : { word: 'Call', detail: 'a boat with the word' }
    case 'ignore':
      return { word: 'Ignore it', detail: 'no boat sails' }
    case 'echo':
      return { word: 'Echo it', detail: card?.type === 'envelope' ? `a boat back to ${card.from}` : 'a boat back' }
    case 'count':
      return { word: 'Count it', detail: 'one word more is heard' }
    case 'drop':
      return { word: 'Throw it away', detail: 'nothing is noted or sent' }
    case 'again':
      return { word: 'Call again', detail: `a boat for each open call (${view.disk.calls.length})` }
    case 'give-up':
      return { word: 'Wait no longer', detail: 'no boat sails, the timer stops' }
    default:
      return unreachable(move.type)
  }
}

export const present: Present<ScaffoldedKit> = {
  panel: ({ disk }) => [
    {
      label: 'open calls',
      value: disk.calls.map(call => `${call.word} to ${call.to}`).join(', ') || 'none',
      where: 'disk',
    },
    { label: 'heard', value: disk.heard.join(', ') || 'none', where: 'disk' },
  ],
  mark: ({ disk }) =>
    disk.calls.length > 0 ? { shape: 'pennant', word: 'waits for an echo' } : { shape: 'anchor', word: 'at rest' },
  message: message =>
    message.type === 'Call'
      ? {
          word: 'Call',
          detail: 'asks for an echo',
          flag: { shape: 'pennant', hollow: false, code: 'CA', tone: 'wait' },
          fields: [
            { name: 'word', value: message.word },
            { name: 'attempt', value: String(message.attempt) },
          ],
        }
      : {
          word: 'Echo',
          detail: 'answers a call',
          flag: { shape: 'pennant', hollow: true, code: 'EC', tone: 'light' },
          fields: [{ name: 'word', value: message.word }],
        },
  timer: () => ({ word: 'Retry timer', detail: 'an echo is still missing' }),
  request: ({ word, to }) => ({ word: `“${word}” for ${to}`, detail: 'call it, and hear its echo' }),
  claim: ({ word }, by) => ({ word: `${by} heard “${word}”`, detail: 'counted' }),
  move: moveLabel,
  rule: rule => RULE_WORDS[rule],
  aim: ({ setup }) => `Hear ${setup.words} ${setup.words === 1 ? 'word' : 'words'} echoed, and count each once`,
  progress({ disk }) {
    const done = disk.heard.length
    return { done, of: done + disk.calls.length, words: `${done} heard, ${disk.calls.length} open` }
  },
}
