/** The bar at the top: level, goal, clock, lamps, connection, controls. Calm: a newcomer's first seconds show little of it. */
import { useContext } from 'preact/hooks'
import type { Table } from '../../../shared/wire/messages.ts'
import { SPEEDS } from '../../../shared/wire/messages.ts'
import type { Screen } from '../../../shared/wire/screen.ts'
import { InClass } from '../../hud/class-context.ts'
import { HelpFlag } from '../../hud/help-flag.tsx'
import { Book, Logo, Pause, Play, Plug, Signal } from '../../hud/icons.tsx'
import { LevelClock } from '../../hud/level-clock.tsx'
import { CARRIED, type RoomState } from '../../model/room-state.ts'
import type { Session } from '../../model/session.ts'
import { LivenessLamp, Pips, SafetyLamp } from './lamps.tsx'
import { SeaClock } from './sea-clock.tsx'

interface HudBarProps {
  readonly state: RoomState
  readonly table: Table
  readonly screen: Screen
  readonly calm: boolean
  readonly phone: boolean
  readonly session: Session
  readonly onHelp: () => void
  readonly onNights: () => void
}

export function HudBar({ state, table, screen, calm, phone, session, onHelp, onNights }: HudBarProps) {
  const inClass = useContext(InClass)
  const { progress, night, level } = screen
  const broken = state.frozenUntilMs !== null
  const clock = (
    <SeaClock tide={state.tide} paused={table.paused} speed={table.speed} calm={calm || (phone && !table.paused)} />
  )
  const lamps = (
    <>
      <SafetyLamp broken={broken} />
      <LivenessLamp reached={progress.of > 0 && progress.done >= progress.of} />
    </>
  )
  const controls = (
    <div class="controls">
      <LevelClock />
      <HelpFlag />
      {table.alone && <TimeControls table={table} session={session} calm={calm} />}
      {state.nights.length > 0 && inClass === null && (
        <button type="button" class="round" aria-label="Nights played" onClick={onNights}>
          <Book />
        </button>
      )}
      <button type="button" class="round" aria-label="Help" aria-keyshortcuts="?" onClick={onHelp}>
        ?
      </button>
    </div>
  )
  const goal = (
    <span class="goalline">
      <Pips done={progress.done} of={progress.of} />
      <span class="num dim">{progress.words}</span>
    </span>
  )
  if (phone) {
    return (
      <header class="hud phonehud">
        <div class="r1">
          <div class="grow">
            <h1>{night.title}</h1>
            {!calm && goal}
          </div>
          {controls}
        </div>
        <div class="r2">
          {!calm && clock}
          {!calm && lamps}
        </div>
      </header>
    )
  }
  return (
    <header class="panel hud hudbar">
      <div class="brand">
        <Logo />
      </div>
      <div class="two title">
        {!calm && (
          <span class="dim">
            {level.protocolTitle} · {screen.scaffold}
            {night.of > 1 && ` · night ${night.index + 1} of ${night.of}`}
            {inClass?.group != null && ` · group ${inClass.group}`}
          </span>
        )}
        <h1>{night.title}</h1>
      </div>
      <div class="grow goal">
        {!calm && (
          <>
            <span class="aim" title={screen.aim}>
              <span class="dim num">Goal · {progress.words}</span>
              <b>{screen.aim}</b>
            </span>
            <Pips done={progress.done} of={progress.of} />
          </>
        )}
      </div>
      {!calm && clock}
      {!calm && lamps}
      {!calm && <Link state={state} />}
      {controls}
    </header>
  )
}

function Link({ state }: { readonly state: RoomState }) {
  const open = state.link === 'open'
  return (
    <div class={`lamp link ${open ? '' : 'wait'}`} title={open ? CARRIED[state.carrier] : undefined}>
      {open ? <Signal /> : <Plug size={24} />}
      {open ? (
        <span class="num dim">
          <span class="sr">{CARRIED[state.carrier]}, </span>
          {state.pingMs === null ? '' : `${state.pingMs} ms`}
        </span>
      ) : (
        <span>
          Connection<b> lost</b>
        </span>
      )}
    </div>
  )
}

function TimeControls({
  table,
  session,
  calm,
}: {
  readonly table: Table
  readonly session: Session
  readonly calm: boolean
}) {
  const at = (SPEEDS as readonly number[]).indexOf(table.speed)
  const next = SPEEDS[(at + 1) % SPEEDS.length] ?? 1
  return (
    <>
      <button
        type="button"
        class="round"
        aria-label={table.paused ? 'Go on' : 'Pause'}
        aria-keyshortcuts="p"
        onClick={() => session.send('pause', { paused: !table.paused })}
      >
        {table.paused ? <Play /> : <Pause />}
      </button>
      {!calm && (
        <button
          type="button"
          class="round speed"
          aria-label={`Speed ${table.speed}. Change to ${next}`}
          onClick={() => session.send('speed', { speed: next })}
        >
          <b>{table.speed}×</b>
        </button>
      )}
    </>
  )
}
