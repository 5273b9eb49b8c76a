import type { SeatScore } from '../../../shared/wire/debrief.ts'

/** Who won, and right and wrong, by seat. What a bot played is shown and not scored; speed is never shown. */
export function SeatScores({ seats }: { readonly seats: readonly SeatScore[] }) {
  return (
    <details class="fold">
      <summary>Decisions by seat</summary>
      <table class="seatscores">
        <thead>
          <tr>
            <th scope="col">Seat</th>
            <th scope="col">won</th>
            <th scope="col">right</th>
            <th scope="col">wrong</th>
            <th scope="col">by a bot</th>
          </tr>
        </thead>
        <tbody>
          {seats.map(seat => (
            <tr key={seat.node}>
              <th scope="row">
                {seat.node} {seat.player}
                {seat.kind === 'bot' && ' (bot)'}
                {seat.lawless !== null && `, the ${seat.lawless}`}
              </th>
              <td>{seat.won ? 'yes' : 'no'}</td>
              <td>{seat.right}</td>
              <td class={seat.wrong > 0 ? 'bad' : ''}>{seat.wrong}</td>
              <td>{seat.byBot}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
