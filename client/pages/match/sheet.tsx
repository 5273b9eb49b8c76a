/** Phone: the same hands as tabs in a sheet at the bottom, under the thumb. */
import { Ring } from '../../hud/ring.tsx'
import { SeatTime } from '../../hud/seat-time.tsx'
import { nothingWaits } from '../../model/nothing-waits.ts'
import { HandSign, handTitle } from './hand-head.tsx'
import { HandView } from './hand-view.tsx'
import { type InboxProps, Timers } from './inbox.tsx'

export function Sheet({ hands, open, screen, table, state, calm, onOpen, onPlay }: InboxProps) {
  const sender = table.seats.find(seat => seat.node === open?.card?.from)
  return (
    <>
      <div class="tabs">
        {hands.length > 0 && (
          <div role="tablist" aria-label="Cards">
            {hands.map(hand => (
              <button
                key={hand.key}
                type="button"
                role="tab"
                id={`tab-${hand.key}`}
                data-hand={hand.key}
                aria-selected={hand.key === open?.key}
                aria-controls="sheet-panel"
                tabIndex={hand.key === open?.key ? 0 : -1}
                onClick={() => onOpen(hand)}
              >
                <HandSign hand={hand} scale={0.66} />
                <span>{hand.card === null ? 'your move' : (hand.card.from ?? hand.card.word)}</span>
              </button>
            ))}
          </div>
        )}
        {!calm &&
          hands.length > 0 &&
          screen.timers.map(timer => (
            <span key={timer.timer} class="tabtimer" title={timer.word}>
              <Ring timer={timer} tide={state.tide} asOfMs={state.timersAsOfMs} size={40} />
            </span>
          ))}
      </div>
      {open === undefined ? (
        <>
          <p class="quiet">{nothingWaits(screen, calm)}</p>
          {!calm && <Timers screen={screen} state={state} />}
        </>
      ) : (
        <div
          role="tabpanel"
          id="sheet-panel"
          aria-labelledby={`tab-${open.key}`}
          class={calm ? 'handpanel glow' : 'handpanel'}
        >
          <div class="ttl">
            {open.card !== null && <h2>{handTitle(open)}</h2>}
            {!calm && open.card?.from !== undefined && (
              <span class="dim">
                {sender === undefined ? '' : `${sender.name}, `}
                {open.card.from}
              </span>
            )}
            {!calm && open.card !== null && <SeatTime class="mono dim" atMs={open.card.atMs} />}
          </div>
          <HandView hand={open} screen={screen} state={state} calm={calm} onPlay={onPlay} />
        </div>
      )}
    </>
  )
}
