/** A night at sea: the board under everything, the node at the left, the inbox at the right; on a phone a bottom sheet. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Table } from '../../../shared/wire/messages.ts'
import type { Screen } from '../../../shared/wire/screen.ts'
import { Dialog } from '../../hud/dialog.tsx'
import { HelpDialog } from '../../hud/help-dialog.tsx'
import { SeatClock } from '../../hud/seat-time.tsx'
import { PHONE, useMedia } from '../../hud/use-media.ts'
import { boardModel } from '../../model/board-model.ts'
import { cardKey, type Hand, handsOf, neighbour, openHand } from '../../model/hands.ts'
import { hasActed, type RoomState } from '../../model/room-state.ts'
import type { Session } from '../../model/session.ts'
import { NightsPlayed } from '../debrief/nights-played.tsx'
import { BoardHost } from './board-host.tsx'
import { Frozen } from './frozen.tsx'
import { HudBar } from './hud-bar.tsx'
import { DesktopPanels } from './layout-desktop.tsx'
import { ClaimChip, PhonePanels } from './layout-phone.tsx'
import { LiveRegion } from './live-region.tsx'
import { NightIntro } from './night-intro.tsx'
import { Notices } from './notices.tsx'
import { SeatList, seaLabel } from './seat-list.tsx'
import { useCalm } from './use-calm.ts'
import { useFocusKept } from './use-focus-kept.ts'
import { useMatchKeys } from './use-match-keys.ts'

export interface MatchProps {
  readonly session: Session
  readonly state: RoomState
  readonly table: Table
  readonly screen: Screen
}

export function Match({ session, state, table, screen }: MatchProps) {
  const phone = useMedia(PHONE)
  const calm = useCalm(state)
  const hole = useRef<HTMLDivElement>(null)
  const [help, setHelp] = useState(false)
  const [looksBack, setLooksBack] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const [introRead, setIntroRead] = useState(-1)

  const hands = useMemo(() => handsOf(screen), [screen])
  const open = openHand(hands, screen, chosen)
  const openCard = open?.card?.card ?? null
  const model = useMemo(() => boardModel(screen, table, openCard), [screen, table, openCard])
  const intro = introRead !== screen.night.index && !hasActed(state) && screen.up

  useEffect(() => {
    document.title = `${screen.night.title} · Lossy Isles`
  }, [screen.night.title])

  const choose = (hand: Hand | undefined) => {
    if (hand === undefined) return
    setChosen(hand.key)
    document.querySelector<HTMLElement>(`[data-hand="${hand.key}"]`)?.focus()
  }
  const press = (number: number, focusOnly = false) => {
    const button = document.querySelector<HTMLElement>(`[data-move="${number}"]`)
    button?.focus()
    if (!focusOnly) button?.click()
  }
  useMatchKeys({
    choose: step => choose(neighbour(hands, open, step)),
    move: number => press(number),
    enter: () => press(1, true),
    pause: () => {
      if (table.alone) session.send('pause', { paused: !table.paused })
    },
    help: () => setHelp(true),
    escape: () => session.dispatch({ type: 'refusal read' }),
  })
  useFocusKept(open?.key ?? '')

  const inbox = {
    hands,
    open,
    screen,
    table,
    state,
    calm,
    onOpen: (hand: Hand) => setChosen(hand.key),
    onPlay: (entry: Parameters<Session['play']>[0], filled: Parameters<Session['play']>[1], word: string) => {
      // In guided mode the guide leads on; else a card stays open until it is gone.
      setChosen(screen.scaffold === 'guided' || open?.card === null ? null : (open?.key ?? null))
      session.play(entry, filled, word)
    },
  }
  const panels = { inbox, session, state, screen, name: state.you?.name ?? '', intro }
  const introNote = intro && <NightIntro screen={screen} calm={calm} onClose={() => setIntroRead(screen.night.index)} />
  return (
    <SeatClock.Provider value={screen.clock}>
      <div class={`match${phone ? ' phone' : ''}${state.frozenUntilMs === null ? '' : ' stopped'}`}>
        <a class="skip" href="#inbox">
          Cards
        </a>
        <BoardHost
          model={model}
          state={state}
          label={seaLabel(table, screen)}
          hole={hole}
          onBoat={card => setChosen(cardKey(card))}
        >
          {!calm && <SeatList table={table} screen={screen} />}
        </BoardHost>
        <HudBar
          state={state}
          table={table}
          screen={screen}
          calm={calm}
          phone={phone}
          session={session}
          onHelp={() => setHelp(true)}
          onNights={() => setLooksBack(true)}
        />
        <section class="hole" aria-label="On the board">
          {!phone && introNote}
          <div ref={hole} class="clear">
            <Notices notices={state.notices} carrier={state.carrier} />
          </div>
          {phone && <ClaimChip screen={screen} />}
        </section>
        {phone && introNote}
        {phone ? <PhonePanels {...panels} /> : <DesktopPanels {...panels} />}
        <LiveRegion state={state} />
        {looksBack && (
          <Dialog title="Nights played" onClose={() => setLooksBack(false)}>
            <NightsPlayed code={table.code} nights={state.nights} now={null} />
          </Dialog>
        )}
        {help && (
          <HelpDialog
            alone={table.alone}
            back={{ code: table.code, word: state.you?.word ?? '' }}
            onClose={() => setHelp(false)}
          />
        )}
        {state.frozenUntilMs !== null && (
          <Frozen
            untilMs={state.frozenUntilMs}
            headline={state.debrief?.headline ?? ''}
            onOver={() => session.dispatch({ type: 'frozen long enough' })}
          />
        )}
      </div>
    </SeatClock.Provider>
  )
}
