import type { Table } from '../../../shared/wire/messages.ts'
import { FlagIcon } from '../../hud/flag.tsx'
import { ClaimFlag, Hand as HandIcon, Hourglass } from '../../hud/icons.tsx'
import { SeatTime } from '../../hud/seat-time.tsx'
import type { Hand } from '../../model/hands.ts'

/** What a hand is called where it lies closed. */
export function handTitle(hand: Hand): string {
  return hand.card === null ? 'Your move' : hand.card.word
}

export function HandSign({ hand, scale = 1 }: { readonly hand: Hand; readonly scale?: number }) {
  if (hand.card?.flag !== undefined) return <FlagIcon flag={hand.card.flag} scale={scale} />
  const sign =
    hand.card === null ? <HandIcon /> : hand.card.type === 'timer' ? <Hourglass size={30} /> : <ClaimFlag size={26} />
  return <span class="sign">{sign}</span>
}

export function HandTitle({
  hand,
  table,
  calm,
}: {
  readonly hand: Hand
  readonly table: Table
  readonly calm: boolean
}) {
  const { card } = hand
  const sender = table.seats.find(seat => seat.node === card?.from)
  const under =
    card === null
      ? 'it answers no card'
      : card.from !== undefined
        ? `from ${card.from}${sender === undefined ? '' : ` · ${sender.name}${sender.who === 'bot' ? ' (bot)' : ''}`}`
        : card.type === 'timer'
          ? 'your timer rang'
          : 'somebody asks'
  return (
    <>
      <HandSign hand={hand} />
      <span class="ht">
        <b>{handTitle(hand)}</b>
        {!calm && <span class="dim">{under}</span>}
      </span>
      {card !== null && !calm && <SeatTime class="mono dim" atMs={card.atMs} />}
    </>
  )
}
