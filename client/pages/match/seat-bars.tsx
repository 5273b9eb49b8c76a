/** Bars that ask for something: the answer that is owed, the seat a bot holds, the connection that is lost. */
import { useContext } from 'preact/hooks'
import { InClass } from '../../hud/class-context.ts'
import { Bot, Hourglass, Plug } from '../../hud/icons.tsx'
import { useNow } from '../../hud/use-now.ts'
import type { RoomState } from '../../model/room-state.ts'
import { goHome } from '../../model/route.ts'
import type { Session } from '../../model/session.ts'
import { OriginBar } from './origin-bar.tsx'

export function SeatBars({ state, session }: { readonly state: RoomState; readonly session: Session }) {
  const inClass = useContext(InClass)
  return (
    <>
      {state.table?.origin && <OriginBar origin={state.table.origin} />}
      {(state.link === 'lost' || state.link === 'elsewhere') && (
        <div class="says wait" role="status">
          <Plug size={24} />
          <span>{state.trouble}</span>
          {state.link === 'elsewhere' ? (
            <button type="button" class="btn" onClick={() => session.playHere()}>
              Play here
            </button>
          ) : (
            // A class has its own way out, and brings everybody back.
            inClass === null && (
              <button type="button" class="btn" onClick={() => goHome()}>
                Home
              </button>
            )
          )}
        </div>
      )}
      {state.table != null && state.table.frozen !== null && (
        <div class="says wait" role="status">
          <Hourglass size={24} />
          <span>The sea stands still. {state.table.frozen.why}</span>
        </div>
      )}
      {state.screen?.byBot === true && (
        <div class="says wait" role="status">
          <Bot size={24} />
          <span>A bot plays your seat.</span>
          <button type="button" class="btn" onClick={() => session.send('takeBack', {})}>
            Take it back
          </button>
        </div>
      )}
      {state.nudgeUntilMs !== null && <Nudge untilMs={state.nudgeUntilMs} />}
    </>
  )
}

function Nudge({ untilMs }: { readonly untilMs: number }) {
  const left = Math.max(0, Math.ceil((untilMs - useNow(500)) / 1000))
  return (
    <div class="says wait">
      <Hourglass size={24} />
      <span role="timer">Answer within {left} s, or a bot plays for you.</span>
    </div>
  )
}
