/** What the board draws, in words. */
import type { Table } from '../../../shared/wire/messages.ts'
import type { Screen } from '../../../shared/wire/screen.ts'

const WHO = { person: '', bot: 'bot', away: 'away, a bot plays' } as const

export function seaLabel(table: Table, screen: Screen): string {
  const others = table.seats
    .filter(seat => seat.node !== screen.you.node)
    .map(seat => [seat.node, seat.name, WHO[seat.who]].filter(Boolean).join(' '))
  const docked = screen.cards.filter(card => card.from !== undefined).length
  return `The sea seen from ${screen.you.node}. In the mist: ${others.join('; ')}. Boats at your pier: ${docked}.`
}

export function SeatList({ table, screen }: { readonly table: Table; readonly screen: Screen }) {
  return (
    <ul class="sr" aria-label="Islands">
      {table.seats.map(seat => (
        <li key={seat.node}>
          {seat.node} {seat.name}
          {seat.node === screen.you.node && ', you'}
          {WHO[seat.who] !== '' && `, ${WHO[seat.who]}`}
        </li>
      ))}
    </ul>
  )
}
