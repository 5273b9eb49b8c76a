import type { Label, MessageLabel, Present, Row } from '../../kernel/present.ts'
import type { AnyMove, NodeId } from '../../kernel/protocol.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { fellows, others, ownOrder } from './physics.ts'
import { words } from './rulebook.ts'
import type { GeneralsKit, GeneralsView, Message, Move } from './words.ts'
import { keyOf } from './words.ts'

function panel(view: GeneralsView): readonly Row[] {
  const { secret, setup, self, memory, disk } = view
  const over = memory.round >= setup.rounds
  const rows: Row[] = []
  if (!over && setup.commanders.includes(self)) rows.push({ label: 'your order', value: ownOrder(view), where: 'disk' })
  rows.push({ label: 'you are', value: secret.traitor ? 'the traitor' : 'loyal', where: 'disk' })
  if (!over) rows.push({ label: 'round', value: `${memory.round + 1} of ${setup.rounds}`, where: 'memory' })
  const round = over ? setup.rounds - 1 : memory.round
  for (const commander of setup.commanders) {
    if (commander === self) continue
    const key = keyOf({ round, commander })
    const verdict = disk.decided[key]
    rows.push({ label: `${commander} orders`, value: table(view, commander, key), where: 'memory' })
    if (verdict !== undefined) rows.push({ label: `${commander}: you`, value: verdict, where: 'disk' })
  }
  return rows
}

/** "attack; n3 says retreat": the commander's own word, then what the others say it told them. */
function table(view: GeneralsView, commander: NodeId, key: string): string {
  const heard = view.memory.heard[key] ?? {}
  const relays = fellows(view, commander).flatMap(from =>
    heard[from] === undefined ? [] : [`${from} says ${heard[from]}`],
  )
  return [heard[commander] ?? '…', ...relays].join('; ')
}

function message({ type, round, commander, value }: Message): MessageLabel {
  const fields = [
    { name: 'round', value: String(round + 1) },
    { name: 'commander', value: commander },
  ]
  const letter = value === 'attack' ? 'A' : 'R'
  const tone = value === 'attack' ? 'wait' : 'light'
  return type === 'order'
    ? {
        word: `Order: ${value}`,
        detail: 'the commander’s own word',
        flag: { shape: 'banner', hollow: false, code: `O${letter}`, tone },
        fields,
      }
    : {
        word: `Relay: ${value}`,
        detail: `says: ${commander} told me ${value}`,
        flag: { shape: 'pennant', hollow: true, code: `R${letter}`, tone },
        fields,
      }
}

/** The card a move answers or is about. */
function cardOf({ card, about }: AnyMove): number | undefined {
  return card ?? about
}

function moveLabel(view: GeneralsView, move: Move): Label {
  const number = cardOf(move)
  const card = view.cards.find(c => c.card === number)
  const said = card?.type === 'envelope' ? card : undefined
  const source = said ? `relay: ${said.message.commander} told me so` : 'you command here'
  const verb = said ? 'Tell' : 'Order'
  switch (move.type) {
    case 'tell-all':
      return { word: `${verb} all: ${move.value}`, detail: source }
    case 'tell':
      return { word: `${verb} ${move.to}: ${move.value}`, detail: source }
    case 'skip':
      return { word: `${verb} ${move.to} nothing`, detail: 'silence counts as retreat' }
    case 'obey':
      return { word: `Obey at once: ${said?.message.value ?? ''}`, detail: 'decide now, before the relays are in' }
    case 'note':
      return { word: 'Write it down', detail: said ? `${said.from}: ${said.message.value}` : 'as it was said' }
    case 'ignore':
      return { word: 'Do not believe it', detail: 'as if it had never come: retreat' }
    case 'decide': {
      const { commander, verdict } = move
      if (verdict === 'cannot tell')
        return { word: `${commander}: cannot tell`, detail: 'obey nothing; say that nobody could know' }
      const values = words(view, commander, keyOf({ round: view.memory.round, commander }))
      const votes = values.filter(v => v === verdict).length
      return { word: `${commander}: ${verdict}`, detail: `${votes} of ${values.length} words say so` }
    }
    case 'go-on':
      return view.secret.traitor
        ? { word: 'Keep your countenance', detail: 'whatever you obey, it binds nobody' }
        : { word: 'On to the next round', detail: 'every order is decided' }
    default:
      return unreachable(move)
  }
}

const RULE_WORDS = {
  'three-is-enough': 'Decided where nobody can',
  'first-word-counts': 'Obeyed the first word',
  'trusts-some': 'Threw a word away',
  'relays-otherwise': 'Said something else',
  'keeps-silent': 'Kept silent',
  'against-majority': 'Decided against the majority',
  'gives-up': 'Gave up without need',
} as const

export const present: Present<GeneralsKit> = {
  panel,
  // One's own order is what the first moves are about, so it stands where it is seen first.
  mark(view) {
    const commands = view.memory.round < view.setup.rounds && view.setup.commanders.includes(view.self)
    if (view.secret.traitor) return { shape: 'mask', word: 'traitor' }
    return { shape: 'anchor', word: commands ? `loyal, for ${ownOrder(view)}` : 'loyal' }
  },
  message,
  timer: () => ({ word: 'The round is over', detail: 'who was silent stays silent: decide' }),
  request: () => ({ word: 'Nothing', detail: 'nobody asks here' }),
  claim(claim, by) {
    return claim.type === 'decides'
      ? { word: `${by} obeys ${claim.commander}: ${claim.value}`, detail: `round ${claim.round + 1}` }
      : { word: `${by} cannot tell`, detail: `the order of ${claim.commander}, round ${claim.round + 1}` }
  },
  move: moveLabel,
  rule: rule => RULE_WORDS[rule],
  aim: ({ secret }) =>
    secret.traitor
      ? 'Make two loyal generals part ways, or leave a loyal commander'
      : 'Loyal generals obey the same order, and a loyal commander’s',
  // Whether the others have decided alike no seat can know: only the debrief says so.
  progress({ secret, setup, self, memory, disk }) {
    const orders = setup.rounds * setup.commanders.filter(c => c !== self).length
    const words = `${Object.keys(disk.decided).length} of ${orders} orders decided`
    return { done: memory.round, of: setup.rounds + 1, words: secret.traitor ? 'make the loyal ones differ' : words }
  },
  routine: (_view, move) => (move.type === 'note' ? 'write a relay down' : undefined),
  revealed: seat =>
    seat.secret.traitor ? `${seat.self} was the traitor among ${others(seat).length + 1} generals.` : undefined,
}
