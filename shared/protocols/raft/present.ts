import type { Label, MessageLabel, Present, Row } from '../../kernel/present.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { quorum } from './physics.ts'
import type { Message, Move, RaftKit, RaftView, Setup } from './words.ts'

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`

function panel(view: RaftView): readonly Row[] {
  const { disk, memory } = view
  const rows: Row[] = [
    { label: 'currentTerm', value: String(disk.term), where: 'disk' },
    { label: 'votedFor', value: disk.votedFor ?? 'nobody', where: 'disk' },
    { label: 'role', value: memory.role, where: 'memory' },
    { label: 'leader', value: memory.leader ?? 'not known', where: 'memory' },
  ]
  if (memory.term !== disk.term)
    rows.push({ label: 'term', value: String(memory.term), where: 'memory', unsaved: true })
  if (memory.votedFor !== disk.votedFor || memory.term !== disk.term)
    rows.push({ label: 'vote', value: memory.votedFor ?? 'nobody', where: 'memory', unsaved: true })
  if (memory.role === 'candidate')
    rows.push({ label: 'votes', value: `${memory.votes.length} of ${quorum(view)}`, where: 'memory' })
  if (memory.role === 'leader')
    rows.push({ label: 'followers heard', value: String(memory.followers.length), where: 'memory' })
  if (memory.candle !== 'none')
    rows.push({ label: 'timeout', value: candleWord(memory.candle, view.setup), where: 'memory' })
  return rows
}

function candleWord(length: 'draw' | 'short' | 'long', setup: Setup): string {
  const [shortMs, longMs] = setup.electionMs
  if (length === 'draw') return `random ${shortMs / 1000}–${seconds(longMs)}`
  return `always ${seconds(length === 'short' ? shortMs : longMs)}`
}

function message(m: Message): MessageLabel {
  const term = { name: 'term', value: String(m.term) }
  switch (m.type) {
    case 'RequestVote':
      return {
        word: 'RequestVote',
        detail: 'asks for your vote',
        flag: { shape: 'pennant', hollow: false, code: 'RV', tone: 'wait' },
        fields: [term],
      }
    case 'Vote':
      return {
        word: m.granted ? 'Vote granted' : 'Vote refused',
        detail: m.granted ? 'votes for you' : 'does not vote for you',
        flag: { shape: 'pennant', hollow: true, code: m.granted ? 'VY' : 'VN', tone: 'wait' },
        fields: [term, { name: 'granted', value: m.granted ? 'yes' : 'no' }],
      }
    case 'AppendEntries':
      return {
        word: 'AppendEntries',
        detail: 'heartbeat: says it leads',
        flag: { shape: 'banner', hollow: false, code: 'AE', tone: 'light' },
        fields: [term],
      }
    case 'AppendReply':
      return {
        word: m.ok ? 'Heartbeat answered' : 'Heartbeat rejected',
        detail: m.ok ? 'follows you' : 'does not follow you',
        flag: { shape: 'banner', hollow: true, code: 'AR', tone: 'light' },
        fields: [term, { name: 'success', value: m.ok ? 'yes' : 'no' }],
      }
    default:
      return unreachable(m)
  }
}

function moveLabel(view: RaftView, move: Move): Label {
  const { memory, setup } = view
  const card = 'card' in move ? view.cards.find(c => c.card === move.card) : undefined
  const from = card?.type === 'envelope' ? card.from : 'the sender'
  const term = card?.type === 'envelope' ? card.message.term : memory.term
  switch (move.type) {
    case 'candle':
      if (move.length === 'draw')
        return {
          word: 'Draw a random timeout',
          detail: `${setup.electionMs[0] / 1000} to ${seconds(setup.electionMs[1])}, new each time`,
        }
      return {
        word: `Wait ${candleWord(move.length, setup)}`,
        detail: `the same each time, ${move.length === 'short' ? 'the shortest' : 'the longest'}`,
      }
    case 'stand':
      return { word: 'Stand for election', detail: `term ${memory.term + 1}, vote for yourself` }
    case 'sleep':
      return { word: 'Wait once more', detail: 'start the election timer again' }
    case 'beat':
      return { word: 'Send heartbeats', detail: 'AppendEntries to all' }
    case 'rest':
      return { word: 'Save the boats', detail: 'no heartbeat this time' }
    case 'write':
      return { word: 'Write to disk', detail: `currentTerm ${move.term}, votedFor ${move.votedFor ?? 'nobody'}` }
    case 'ask':
      return {
        word: memory.asked ? 'Ask for votes again' : 'Ask for votes',
        detail: `RequestVote, term ${memory.term}, to all`,
      }
    case 'lead':
      return { word: 'Light the beacon', detail: `claim: I lead term ${memory.term}` }
    case 'grant':
      return { word: 'Reply: granted', detail: `a boat to ${from}: my vote in term ${term}` }
    case 'refuse':
      return { word: 'Reply: refused', detail: `a boat to ${from}, with your term` }
    case 'count':
      return { word: 'Count this vote', detail: `${from} for you` }
    case 'follow':
      return { word: 'Follow', detail: `${from} leads; reset the timer, reply` }
    case 'reject':
      return { word: 'Reject', detail: `a boat to ${from}, with your term` }
    case 'note':
      return { word: 'Note the answer', detail: `${from} follows you` }
    case 'step-down':
      return { word: 'Step down', detail: `follower in term ${term}` }
    case 'keep':
      return {
        word: memory.role === 'leader' ? 'Stay leader' : 'Stay candidate',
        detail: `take over the number: term ${term}`,
      }
    case 'drop':
      return { word: 'Throw it away', detail: 'no answer sails' }
    case 'answer':
      if (move.leader === null) return { word: 'Say: I know none', detail: 'the ship asks elsewhere' }
      return move.leader === view.self
        ? { word: 'Say: I lead', detail: 'the ship lands here' }
        : { word: `Say: ${move.leader} leads`, detail: 'the ship sails there' }
    default:
      return unreachable(move)
  }
}

const RULE_WORDS = {
  'votes-twice': 'Two votes in one term',
  'vote-in-memory': 'Answered before it was on disk',
  'stale-term-obeyed': 'Obeyed an older term',
  'no-step-down': 'Did not step down',
  'same-timeout': 'The same timeout for all',
  'minority-leads': 'Led without a majority',
  'leaves-undone': 'Left undone',
  misdirects: 'Sent a ship the wrong way',
} as const

/** Routine is what asks for no judgement: answering or sending a heartbeat of one's own term, noting its answer. */
function routine(view: RaftView, move: Move): string | undefined {
  switch (move.type) {
    case 'beat':
      return 'send heartbeats'
    case 'note':
      return 'note an answer'
    case 'follow': {
      const card = view.cards.find(c => c.card === move.card)
      const usual =
        card?.type === 'envelope' && card.message.term === view.memory.term && view.memory.leader === card.from
      return usual ? 'answer a heartbeat' : undefined
    }
    case 'drop': {
      const card = view.cards.find(c => c.card === move.card)
      return card?.type === 'envelope' && card.message.type === 'Vote' ? 'throw away a late vote' : undefined
    }
    default:
      return undefined
  }
}

export const present: Present<RaftKit> = {
  panel,
  mark(view) {
    const { role, term } = view.memory
    const shape = role === 'leader' ? 'beacon' : role === 'candidate' ? 'pennant' : 'anchor'
    return { shape, word: role === 'follower' ? 'follower' : `${role}, term ${term}` }
  },
  message,
  timer: timer =>
    timer === 'election'
      ? { word: 'Election timer', detail: 'no leader in time: you may stand' }
      : { word: 'Heartbeat timer', detail: 'time to tell all that you lead' },
  request: request => ({ word: `${request.ship} asks`, detail: 'Who leads here?' }),
  claim(claim, by) {
    if (claim.type === 'leads')
      return { word: `${by} leads term ${claim.term}`, detail: 'claimed on lighting the beacon' }
    return { word: `${by} told ${claim.ship}: ${claim.leader ?? 'nobody'} leads`, detail: 'answered a ship' }
  },
  move: moveLabel,
  rule: rule => RULE_WORDS[rule],
  aim: ({ setup }) =>
    setup.ships > 0 ? `Elect a leader; tell ${setup.ships} ships who leads` : 'Elect a leader that a majority knows',
  // A seat cannot know that the whole goal is reached (other islands' ships count too): only the debrief says so.
  progress(view) {
    const { role, leader, followers, votes, term } = view.memory
    const need = quorum(view)
    const heard = followers.length + 1
    if (role === 'leader')
      return {
        done: Math.min(need, heard),
        of: need + 1,
        words: `known to ${heard} of ${Object.keys(view.cast).length}`,
      }
    if (role === 'candidate') return { done: 0, of: need + 1, words: `${votes.length} of ${need} votes` }
    const words = leader === null ? 'no leader known' : `${leader} leads term ${term}`
    return { done: leader === null ? 0 : 1, of: 2, words }
  },
  routine,
}
