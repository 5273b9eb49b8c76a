import type { SeatOnTable, Table } from '../../../shared/wire/messages.ts'
import { Bot, Person, Plug } from '../../hud/icons.tsx'
import { LifeRing } from '../../hud/life-ring.tsx'

export function Seats({ table, you }: { readonly table: Table; readonly you: string }) {
  return (
    <ul class="seats">
      {table.seats.map(seat => (
        <li key={seat.node} class={seat.node === you ? 'me' : ''}>
          <LifeRing node={seat.node} tone={seat.node === you ? 'you' : 'plain'} size={44} />
          <span>
            <b>
              {seat.name}
              {seat.node === you && ' · you'}
            </b>
            {seat.node === table.host && <span class="dim">host</span>}
          </span>
          <Who seat={seat} />
        </li>
      ))}
    </ul>
  )
}

function Who({ seat }: { readonly seat: SeatOnTable }) {
  if (seat.who === 'person') {
    return (
      <span class="who">
        <Person /> person
      </span>
    )
  }
  return (
    <span class="who">
      {seat.who === 'bot' ? <Bot /> : <Plug />} {seat.who === 'bot' ? 'bot, free seat' : 'away'}
    </span>
  )
}
