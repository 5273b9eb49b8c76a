import type { Screen } from '../../../shared/wire/screen.ts'
import type { RoomState } from '../../model/room-state.ts'
import type { Session } from '../../model/session.ts'
import { Dark } from './dark.tsx'
import { Inbox, InboxHeader, type InboxProps, Timers } from './inbox.tsx'
import { Legend } from './legend.tsx'
import { Logbook } from './logbook.tsx'
import { Parts, Routines, Who } from './node-panel.tsx'
import { PredictBox } from './predict-box.tsx'
import { SeatBars } from './seat-bars.tsx'
import { ChannelStrip, ClaimsStrip } from './strips.tsx'

export interface PanelsProps {
  readonly inbox: InboxProps
  readonly session: Session
  readonly state: RoomState
  readonly screen: Screen
  readonly name: string
  /** The note at the start of the night is open. */
  readonly intro: boolean
}

export function DesktopPanels({ inbox, session, state, screen, name }: PanelsProps) {
  const { calm } = inbox
  // The channel is explained once it has been used.
  const sailed = state.flags.length > 0
  return (
    <>
      <aside class="panel node" aria-label="Your node">
        <Who screen={screen} name={name} calm={calm} />
        <Parts screen={screen} calm={calm} />
        {!calm && <Routines names={screen.routines} />}
        {!calm && <Logbook log={state.log} />}
      </aside>
      <main class="panel inbox" id="inbox" tabIndex={-1} aria-label="Inbox">
        <InboxHeader count={screen.cards.length} calm={calm} />
        <SeatBars state={state} session={session} />
        {!calm && screen.predict !== null && (
          <PredictBox key={screen.predict.id} predict={screen.predict} session={session} />
        )}
        {screen.up ? (
          <div class="reading scrolls">
            <Inbox {...inbox} />
            {!calm && <Legend flags={state.flags} />}
          </div>
        ) : (
          <Dark disk={state.disk} />
        )}
        {!calm && <Timers screen={screen} state={state} />}
      </main>
      {!calm && (screen.claims.length > 0 || sailed) && (
        <div class="panel foot">
          <ClaimsStrip claims={screen.claims} node={screen.you.node} />
          {sailed && <ChannelStrip forecast={screen.forecast} />}
        </div>
      )}
    </>
  )
}
