/** The inside of an open card: its numbers, its moves, and in guided mode what the paper says. */
import type { Screen } from '../../../shared/wire/screen.ts'
import { type Hand, hintedHand } from '../../model/hands.ts'
import { entryKey, type Move } from '../../model/outbox.ts'
import type { RoomState } from '../../model/room-state.ts'
import { MoveButton, RefusalNote } from './move-button.tsx'

export interface HandViewProps {
  readonly hand: Hand
  readonly screen: Screen
  readonly state: RoomState
  readonly calm: boolean
  readonly onPlay: (entry: Move, filled: Move, word: string) => void
}

export function HandView({ hand, screen, state, calm, onPlay }: HandViewProps) {
  const pending = new Set(state.pending.map(entry => entry.key))
  const keys = hand.moves.map(entry => entryKey(entry.move))
  const busy = keys.some(key => pending.has(key))
  const hinted = hintedHand([hand], screen) !== undefined
  // A refused entry may be gone from the menu by now: its reason is still shown.
  const stray = state.refusal !== null && !keys.includes(state.refusal.key) ? state.refusal : null
  return (
    <>
      {hand.card !== null && !calm && <CardFacts card={hand.card} />}
      {stray !== null && <RefusalNote refusal={stray} />}
      <ol class="moves">
        {hand.moves.map((entry, index) => (
          <MoveButton
            key={keys[index]}
            entry={entry}
            number={index + 1}
            only={hand.moves.length === 1}
            calm={calm}
            pending={pending.has(keys[index] ?? '')}
            busy={busy}
            refusal={state.refusal}
            onPlay={onPlay}
          />
        ))}
      </ol>
      {hinted && !calm && screen.hint !== null && (
        <div class="hint">
          <p>
            <b>The paper says:</b> {screen.hint.word}
          </p>
          {screen.hint.because !== null && <p class="why">{screen.hint.because}</p>}
        </div>
      )}
    </>
  )
}

function CardFacts({ card }: { readonly card: NonNullable<Hand['card']> }) {
  return (
    <>
      {card.detail !== '' && <p class="carddetail">{card.detail}</p>}
      {card.fields.length > 0 && (
        <dl class="fields">
          {card.fields.map(field => (
            <div key={field.name}>
              <dt>{field.name}</dt>
              <dd>{field.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
