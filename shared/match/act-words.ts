/** Any act in words, the same in transcripts, exports and the schedules that a search found. */
import type { Kit, NodeId, Protocol } from '../kernel/protocol.ts'
import type { Envelope } from '../kernel/world.ts'
import type { ActRecord } from './record.ts'

export interface ActWords {
  readonly word: string
  readonly detail: string
}

export function actWords<K extends Kit>(protocol: Protocol<K>, record: ActRecord<K>): ActWords {
  const { word, detail } = plainWords(protocol, record)
  return { word, detail: `${detail}${byHand(record)}` }
}

/** To be put after what happened. */
export function byHand<K extends Kit>({ injected, act }: ActRecord<K>): string {
  if (!injected) return ''
  return act.type === 'deliver' ? ', under an injected delay' : ', injected by the instructor'
}

function plainWords<K extends Kit>(protocol: Protocol<K>, record: ActRecord<K>): ActWords {
  const { act, view, envelope, node } = record
  const { present } = protocol
  switch (act.type) {
    case 'move':
      return view ? present.move(view, act.move) : { word: act.move.type, detail: '' }
    case 'deliver':
      return envelope === undefined
        ? { word: 'A boat lands', detail: '' }
        : node === undefined
          ? { word: `Lost at ${envelope.to}, which is dark`, detail: onBoard(protocol, envelope) }
          : { word: `Boat from ${envelope.from}`, detail: onBoard(protocol, envelope) }
    case 'drop':
    case 'duplicate': {
      const word = act.type === 'drop' ? 'Lost at sea' : 'Copied at sea'
      return { word, detail: envelope ? `${route(envelope)}, ${onBoard(protocol, envelope)}` : '' }
    }
    case 'fire':
      return present.timer(act.timer)
    case 'request':
      return present.request(act.request)
    case 'crash':
      return { word: 'Crash', detail: 'memory is lost, disk is not' }
    case 'restart':
      return { word: 'Restart', detail: 'with what the disk holds' }
  }
}

/** A message with the numbers that matter: "RequestVote (term 3)". */
export function onBoard<K extends Kit>(protocol: Protocol<K>, { message }: Envelope<K>): string {
  const { word, fields } = protocol.present.message(message)
  const numbers = fields.map(({ name, value }) => `${name} ${value}`).join(', ')
  return numbers === '' ? word : `${word} (${numbers})`
}

export function route<K extends Kit>({ from, to }: Envelope<K>): string {
  return `${from} to ${to}`
}

/** What it sent, by message: "RequestVote (term 1) to n2, n3". */
export function sentWords<K extends Kit>(protocol: Protocol<K>, { sent }: ActRecord<K>): readonly string[] {
  const receivers = new Map<string, NodeId[]>()
  for (const envelope of sent) {
    const said = onBoard(protocol, envelope)
    receivers.set(said, [...(receivers.get(said) ?? []), envelope.to])
  }
  return [...receivers].map(([said, to]) => `${said} to ${to.join(', ')}`)
}

export function claimWords<K extends Kit>(protocol: Protocol<K>, { claims, node }: ActRecord<K>): readonly string[] {
  return claims.map(claim => protocol.present.claim(claim, node ?? '').word)
}
