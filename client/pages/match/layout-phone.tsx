import type { Screen } from '../../../shared/wire/screen.ts'
import { ClaimFlag } from '../../hud/icons.tsx'
import { Dark } from './dark.tsx'
import type { PanelsProps } from './layout-desktop.tsx'
import { Legend } from './legend.tsx'
import { Logbook } from './logbook.tsx'
import { Parts, Routines } from './node-panel.tsx'
import { PredictBox } from './predict-box.tsx'
import { SeatBars } from './seat-bars.tsx'
import { Sheet } from './sheet.tsx'
import { ChannelStrip } from './strips.tsx'

/** The newest claim, at the foot of the board. */
export function ClaimChip({ screen }: { readonly screen: Screen }) {
  const claim = screen.claims.at(-1)
  if (claim === undefined) return null
  return (
    <p class="claimchip">
      <ClaimFlag size={18} /> <b>{claim.word}</b>
    </p>
  )
}

export function PhonePanels({ inbox, session, state, screen, intro }: PanelsProps) {
  const { calm } = inbox
  return (
    <>
      {!calm && !intro && (
        <aside class="state" aria-label="Your node">
          <Parts screen={screen} calm={calm} />
        </aside>
      )}
      <main class="sheet" id="inbox" tabIndex={-1} aria-label="Inbox">
        <SeatBars state={state} session={session} />
        {!calm && screen.predict !== null && (
          <PredictBox key={screen.predict.id} predict={screen.predict} session={session} />
        )}
        {screen.up ? <Sheet {...inbox} /> : <Dark disk={state.disk} />}
        {!calm && state.log.length > 0 && (
          <details class="more">
            <summary>Logbook, channel, flags</summary>
            <Routines names={screen.routines} />
            <ChannelStrip forecast={screen.forecast} />
            <Legend flags={state.flags} />
            <Logbook log={state.log} />
          </details>
        )}
      </main>
    </>
  )
}
