/** What a node knew at one of its acts. Told to everybody once the night is over. */
import { cardNumber } from '../kernel/cards.ts'
import { cardLabel } from '../kernel/present.ts'
import type { Card, Kit, NodeId, Protocol } from '../kernel/protocol.ts'
import type { NodeState } from '../kernel/world.ts'
import type { Deed, Knew, KnewCard } from '../wire/debrief.ts'
import { byHand } from './act-words.ts'
import type { History } from './history.ts'
import type { NightRun } from './night-run.ts'
import type { ActRecord } from './record.ts'

/**
 * For a move: what it was decided on, and what it then changed. For what reached the node (a message, a ring, a
 * request, waking up): what the node held from then on. Undefined where the act is nobody's.
 */
export function knewAt<K extends Kit>(run: NightRun<K>, history: History<K>, act: number): Knew | undefined {
  const record = run.acts[act]
  const node = record?.node
  if (record === undefined || node === undefined) return undefined
  const before = history[act]?.nodes[node]
  const after = history[act + 1]?.nodes[node]
  if (before === undefined || after === undefined) return undefined
  const { protocol } = run.config
  const decides = record.act.type === 'move' || record.act.type === 'crash'
  const state = decides ? before : after
  const panel = panelOf(protocol, state)
  const became = panelOf(protocol, after).filter(
    row => !panel.some(old => old.label === row.label && old.where === row.where && old.value === row.value),
  )
  return {
    act,
    node,
    atMs: record.atMs,
    by: record.by,
    up: state.up,
    mark: state.up ? protocol.present.mark(state.view) : { shape: 'none', word: 'crashed' },
    panel,
    became,
    cards: state.up ? state.view.cards.map(card => cardOf(run, record, card)) : [],
    armed: state.view.armed.map(timer => protocol.present.timer(timer)),
    did: deedsOf(protocol, record, node),
  }
}

export function panelOf<K extends Kit>({ present }: Protocol<K>, { up, view }: NodeState<K>): Knew['panel'] {
  const rows = present.panel(view)
  return up ? rows : rows.filter(row => row.where === 'disk')
}

/** `answered`: the card that this act took up. */
function cardOf<K extends Kit>(run: NightRun<K>, { act }: ActRecord<K>, card: Card<K>): KnewCard {
  const { present } = run.config.protocol
  const { word, detail } = cardLabel(present, card)
  const concerned = act.type === 'move' ? cardNumber(act.move) : undefined
  const plain = { card: card.card, type: card.type, word, detail, answered: concerned === card.card }
  return card.type === 'envelope'
    ? {
        ...plain,
        from: card.from,
        flag: present.message(card.message).flag,
        fields: present.message(card.message).fields,
      }
    : { ...plain, fields: [] }
}

function deedsOf<K extends Kit>(protocol: Protocol<K>, record: ActRecord<K>, node: NodeId): readonly Deed[] {
  const { present, rules } = protocol
  const { act, view, sent, claims, mistakes, envelope } = record
  const deeds: Deed[] = []
  if (act.type === 'move' && view) deeds.push({ kind: 'moved', ...present.move(view, act.move) })
  if (act.type === 'deliver' && envelope)
    deeds.push({ kind: 'landed', peer: envelope.from, ...labelled(present.message(envelope.message)) })
  if (act.type === 'fire') deeds.push({ kind: 'rang', ...present.timer(act.timer) })
  if (act.type === 'request') deeds.push({ kind: 'asked', ...present.request(act.request) })
  if (act.type === 'crash')
    deeds.push({ kind: 'crashed', word: 'crashed', detail: `memory is lost, disk is not${byHand(record)}` })
  if (act.type === 'restart')
    deeds.push({ kind: 'woke', word: 'restarted', detail: `with what the disk holds${byHand(record)}` })
  for (const { to, message } of sent) deeds.push({ kind: 'sent', peer: to, ...labelled(present.message(message)) })
  for (const claim of claims) deeds.push({ kind: 'claimed', ...present.claim(claim, node) })
  for (const rule of mistakes) {
    const { why, cite } = rules[rule as K['rule']]
    deeds.push({ kind: 'broke', word: rule, detail: `${why} (${cite})` })
  }
  return deeds
}

function labelled({
  word,
  detail,
  flag,
}: Pick<Deed, 'word' | 'detail' | 'flag'>): Pick<Deed, 'word' | 'detail' | 'flag'> {
  return flag === undefined ? { word, detail } : { word, detail, flag }
}
