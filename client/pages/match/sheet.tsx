/** Phone: the same hands as tabs in a sheet at the bottom, under the thumb. */
import { Ring } from '../../hud/ring.tsx'
import { SeatTime } from '../../hud/seat-time.tsx'
import { nothingWaits } from '../../model/nothing-waits.ts'
import { HandSign, handTitle } from './hand-head.tsx'
import { HandView } from './hand-view.tsx'
import { type InboxProps, Timers } from './inbox.tsx'

export function Sheet({ hands, open, screen, table, state, calm, onOpen, onPlay }: InboxProps) {
  if (open === undefined)
    return (
      <>
        <p class="quiet">{nothingWaits(screen, calm)}</p>
        {!calm && <Timers screen={screen} state={state} />}
      </>
    )
  const sender = table.seats.find(seat => seat.node === open.card?.from)
  // One hand alone needs no tab: its sign and its timer stand beside its title, and its moves come up.
  const sole = hands.length === 1
  const ring = !calm && <NextRing screen={screen} state={state} />
  return (
    <>
      {!sole && (
        <div class="tabs">
          <div role="tablist" aria-label="Cards">
            {hands.map(hand => (
              <button
                key={hand.key}
                type="button"
                role="tab"
                id={`tab-${hand.key}`}
                data-hand={hand.key}
                aria-selected={hand.key === open.key}
                aria-controls="sheet-panel"
                tabIndex={hand.key === open.key ? 0 : -1}
                onClick={() => onOpen(hand)}
              >
                <HandSign hand={hand} scale={0.66} />
                <span>{hand.card === null ? 'your move' : (hand.card.from ?? hand.card.word)}</span>
              </button>
            ))}
          </div>
          {ring}
        </div>
      )}
      <div
        {...(sole
          ? { role: 'group', 'aria-label': handTitle(open), 'data-hand': open.key, tabIndex: -1 }
          : { role: 'tabpanel', 'aria-labelledby': `tab-${open.key}` })}
        id="sheet-panel"
        class={calm ? 'handpanel glow' : 'handpanel'}
      >
        <div class={sole ? 'ttl sole' : 'ttl'}>
          {sole && <HandSign hand={open} scale={0.66} />}
          {(sole || open.card !== null) && <h2>{handTitle(open)}</h2>}
          {!calm && open.card?.from !== undefined && (
            <span class="dim">
              {open.card.from}
              {sender === undefined ? '' : `, ${sender.name}`}
            </span>
          )}
          {!calm && open.card !== null && <SeatTime class="mono dim" atMs={open.card.atMs} />}
          {sole && ring}
        </div>
        <HandView hand={open} screen={screen} state={state} calm={calm} onPlay={onPlay} />
      </div>
    </>
  )
}

/** The timer that rings first, and how many run besides: they are named below, under the logbook's fold. */
function NextRing({ screen, state }: Pick<InboxProps, 'screen' | 'state'>) {
  const [next, ...more] = screen.timers.toSorted((a, b) => a.dueMs - b.dueMs)
  if (next === undefined) return null
  return (
    <span class="tabtimer" title={next.word}>
      <Ring timer={next} tide={state.tide} asOfMs={state.timersAsOfMs} size={40} />
      {more.length > 0 && <span class="dim">+{more.length}</span>}
    </span>
  )
}
