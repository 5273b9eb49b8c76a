/** One event looked into: what its node held in disk and memory, what lay before it, and what it did. */
import { useContext, useEffect, useRef } from 'preact/hooks'
import type { Debrief, Knew } from '../../../../shared/wire/debrief.ts'
import { InClass } from '../../../hud/class-context.ts'
import { Cross } from '../../../hud/icons.tsx'
import { LifeRing } from '../../../hud/life-ring.tsx'
import { RoleMark } from '../../../hud/role-mark.tsx'
import type { RoomState } from '../../../model/room-state.ts'
import type { Session } from '../../../model/session.ts'
import type { Stop } from '../../../model/stops.ts'
import { secondsText } from '../../../model/tide.ts'
import { KnewCards, KnewDeeds, KnewParts } from './knew-parts.tsx'

interface KnewPanelProps {
  readonly session: Session
  readonly state: RoomState
  readonly debrief: Debrief
  readonly stop: Stop
  readonly onClose: () => void
  readonly onReplay: () => void
}

export function KnewPanel({ session, state, debrief, stop, onClose, onReplay }: KnewPanelProps) {
  const { nth } = debrief
  const knew = state.knew.find(one => one.nth === nth && one.act === stop.act)
  const inClass = useContext(InClass) !== null
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Asked again when the connection is back: what was sent while it was not has been lost.
    if (knew === undefined && state.link === 'open') session.send('inspect', { nth, act: stop.act })
  }, [nth, stop.act, knew === undefined, state.link])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const { nodes, stamps } = debrief.diagram
  const player = nodes.find(entry => entry.node === stop.node)?.player ?? ''
  const alone = state.table?.seats.filter(seat => seat.who !== 'bot').length === 1
  const inPlace = alone && state.debrief?.nth === nth
  const stamp = stamps.find(one => one.act === stop.act)
  return (
    <section class="knew" aria-labelledby="knew-title" onKeyDown={event => event.key === 'Escape' && onClose()}>
      <header>
        <LifeRing node={stop.node} size={44} tone={stop.act === debrief.blame?.act ? 'bad' : 'plain'} />
        <div>
          <h3 ref={heading} tabIndex={-1} id="knew-title">
            {stop.node} {player} at {secondsText(stop.atMs)}
          </h3>
          <p class="dim">
            {knew !== undefined && <Who knew={knew} />}
            {stamp !== undefined && (
              <span class="num">
                Seen from outside: Lamport {stamp.lamport}, vector [{stamp.vector.join(' ')}]
              </span>
            )}
          </p>
        </div>
        <span class="knewacts">
          <button type="button" class="btn" onClick={onReplay}>
            Replay from here
          </button>
          {(inPlace || !inClass) && (
            <button
              type="button"
              class="btn"
              onClick={() => session.send('branch', { nth, node: stop.node, act: stop.act })}
            >
              What if? Take {stop.node} over {inPlace ? 'here' : 'here, in a room of your own'}
            </button>
          )}
        </span>
        <button type="button" class="round" aria-label="Close" onClick={onClose}>
          <Cross />
        </button>
      </header>
      {knew === undefined ? (
        <p class="dim" role="status">
          {state.link === 'open' ? 'Looking back…' : 'No connection: it will be asked again.'}
        </p>
      ) : (
        <div class="knewbody">
          <KnewDeeds knew={knew} blame={debrief.blame} />
          <KnewParts knew={knew} />
          <KnewCards knew={knew} />
        </div>
      )}
    </section>
  )
}

const BY: Readonly<Record<Knew['by'], string>> = {
  person: 'by hand',
  bot: 'by a bot',
  apprentice: 'by its apprentice',
  instructor: 'by the instructor',
  sea: '',
}

function Who({ knew }: { readonly knew: Knew }) {
  const facts = [knew.mark.word, BY[knew.by]].filter(word => word !== '')
  return (
    <span class="markword">
      {knew.up && <RoleMark mark={knew.mark} />}
      {facts.join(' · ')}
    </span>
  )
}
