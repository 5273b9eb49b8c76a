/** Desktop: the cards as a list, one of them open; under them the timers that run. */
import type { Table } from '../../../shared/wire/messages.ts'
import type { Screen } from '../../../shared/wire/screen.ts'
import { Tray } from '../../hud/icons.tsx'
import { Ring } from '../../hud/ring.tsx'
import { type Hand, hintedHand } from '../../model/hands.ts'
import type { Move } from '../../model/outbox.ts'
import type { RoomState } from '../../model/room-state.ts'
import { HandTitle } from './hand-head.tsx'
import { HandView } from './hand-view.tsx'

export interface InboxProps {
  readonly hands: readonly Hand[]
  readonly open: Hand | undefined
  readonly screen: Screen
  readonly table: Table
  readonly state: RoomState
  readonly calm: boolean
  readonly onOpen: (hand: Hand) => void
  readonly onPlay: (entry: Move, filled: Move, word: string) => void
}

export function InboxHeader({ count, calm }: { readonly count: number; readonly calm: boolean }) {
  return (
    <header class="inboxhead">
      <Tray />
      <h2>Inbox</h2>
      {count > 0 && <span class="count">{count}</span>}
      {count > 1 && !calm && (
        <span class="keys">
          <kbd>↑</kbd>
          <kbd>↓</kbd> choose a card
        </span>
      )}
    </header>
  )
}

export function Inbox({ hands, open, screen, table, state, calm, onOpen, onPlay }: InboxProps) {
  const hinted = screen.hint === null ? undefined : hintedHand(hands, screen)
  return (
    <ul class="cards">
      {hands.map(hand => {
        const isOpen = hand.key === open?.key
        return (
          <li key={hand.key} class={`card${isOpen ? ' sel' : ''}${isOpen && calm ? ' glow' : ''}`}>
            <button type="button" class="top" aria-expanded={isOpen} data-hand={hand.key} onClick={() => onOpen(hand)}>
              <HandTitle hand={hand} table={table} calm={calm} />
            </button>
            {isOpen ? (
              <HandView hand={hand} screen={screen} state={state} calm={calm} onPlay={onPlay} />
            ) : (
              !calm && <ClosedFacts hand={hand} hinted={hinted?.key === hand.key} />
            )}
          </li>
        )
      })}
      {hands.length === 0 && (
        <li class="quiet">{calm ? 'Quiet sea.' : 'No card waits for you. A boat may land, or your timer ring.'}</li>
      )}
    </ul>
  )
}

function ClosedFacts({ hand, hinted }: { readonly hand: Hand; readonly hinted: boolean }) {
  const facts = hand.card?.fields ?? []
  if (facts.length === 0 && !hinted && hand.card !== null) return null
  return (
    <span class="kv">
      {facts.map((field, index) => (
        <span key={field.name}>
          {index > 0 && ' · '}
          {field.name} <b>{field.value}</b>
        </span>
      ))}
      {hand.card === null && hand.moves.map(entry => entry.word).join(' · ')}
      {hinted && <em class="here">the paper begins here</em>}
    </span>
  )
}

/** The timers that run: always in view, whatever the cards do. */
export function Timers({ screen, state }: { readonly screen: Screen; readonly state: RoomState }) {
  if (screen.timers.length === 0) return null
  return (
    <ul class="timers" aria-label="Timers">
      {screen.timers.map(timer => (
        <li key={timer.timer} class="card timer">
          <Ring timer={timer} tide={state.tide} asOfMs={state.timersAsOfMs} />
          <span class="ht">
            <b>{timer.word}</b>
            <span class="dim">{timer.detail}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
