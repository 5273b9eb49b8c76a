/** The one place where the room's state changes: pure, so that a test can feed it any history. */
import type { FromServer, Table } from '../../shared/wire/messages.ts'
import type { Screen } from '../../shared/wire/screen.ts'
import { withFlags } from './known-flags.ts'
import type { Pending } from './outbox.ts'
import type { Link, Notice, RoomState } from './room-state.ts'
import { simulatedMs } from './tide.ts'
import type { Carrier } from './wire.ts'

export type ServerMessage = {
  readonly [Name in keyof FromServer]: { readonly name: Name; readonly payload: FromServer[Name] }
}[keyof FromServer]

export type RoomAction =
  | { readonly type: 'message'; readonly message: ServerMessage; readonly nowMs: number }
  | { readonly type: 'opened'; readonly carrier: Carrier }
  | { readonly type: 'link'; readonly link: Exclude<Link, 'open'>; readonly trouble: string | null }
  | { readonly type: 'ping'; readonly ms: number }
  | { readonly type: 'sent'; readonly pending: Pending }
  | { readonly type: 'refusal read' }
  | { readonly type: 'frozen long enough' }
  | { readonly type: 'gone to the fork' }
  | { readonly type: 'notice'; readonly text: string }

const FREEZE_MS = 3000
const NOTICES_KEPT = 12
/** Older lines are in the debrief; the page need not carry them. */
const LINES_KEPT = 400

export function reduce(state: RoomState, action: RoomAction): RoomState {
  switch (action.type) {
    case 'message':
      return receive(state, action.message, action.nowMs)
    case 'opened':
      return { ...state, link: 'open', trouble: null, carrier: action.carrier }
    case 'link':
      return { ...state, link: action.link, trouble: action.trouble, pingMs: null }
    case 'ping':
      return { ...state, pingMs: action.ms }
    case 'sent':
      return { ...state, pending: [...state.pending, action.pending], refusal: null }
    case 'refusal read':
      return { ...state, refusal: null }
    case 'frozen long enough':
      return { ...state, frozenUntilMs: null }
    case 'notice':
      return withNotice(state, action.text, true)
    case 'gone to the fork':
      return { ...state, forked: null }
  }
}

function receive(state: RoomState, message: ServerMessage, nowMs: number): RoomState {
  switch (message.name) {
    case 'you':
      return { ...state, you: message.payload }
    case 'table':
      return withTable(state, message.payload)
    case 'screen':
      return withScreen(state, message.payload, nowMs)
    case 'tide':
      return withTide(state, message.payload, nowMs)
    case 'done':
      return { ...state, ...answered(state, message.payload.id), nudgeUntilMs: null }
    case 'refused': {
      const { id, why, rule } = message.payload
      const asked = state.pending.find(pending => pending.id === id)
      const refusal = asked === undefined ? state.refusal : { key: asked.key, word: asked.word, why, rule }
      return { ...state, ...answered(state, id), refusal, nudgeUntilMs: null }
    }
    case 'notice':
      return withNotice(state, message.payload.text, false)
    case 'error':
      return withNotice(state, message.payload.text, true)
    case 'nudge':
      return { ...state, nudgeUntilMs: nowMs + message.payload.secondsLeft * 1000 }
    case 'debrief':
      return withDebrief(state, message.payload, nowMs)
    case 'nights':
      return { ...state, nights: message.payload }
    case 'earlier':
      return { ...state, earlier: message.payload }
    case 'forked':
      return { ...state, forked: message.payload.code }
    case 'finding': {
      const { nth, of } = message.payload
      const others = state.findings.filter(one => one.nth !== nth || one.of !== of)
      return { ...state, findings: [...others, message.payload] }
    }
    case 'file':
      return state // the connection has handed it to the browser
    case 'knew': {
      const { nth, act } = message.payload
      return { ...state, knew: [...state.knew.filter(one => one.nth !== nth || one.act !== act), message.payload] }
    }
    case 'verdict':
      return { ...state, verdicts: [...state.verdicts, message.payload] }
  }
}

function withTable(state: RoomState, table: Table): RoomState {
  const nightBegins = table.phase === 'night' && state.table !== null && state.table.phase !== 'night'
  if (!nightBegins) return { ...state, table }
  return {
    ...state,
    table,
    debrief: null,
    verdicts: [],
    // Searches end when a night begins.
    findings: [],
    frozenUntilMs: null,
    refusal: null,
    pending: [],
  }
}

function withScreen(state: RoomState, payload: FromServer['screen'], nowMs: number): RoomState {
  const { fresh, changes, log } = payload
  // Changes of a screen never seen: the fresh one is on its way.
  if (!fresh && state.screen === null) return state
  const screen = (fresh || state.screen === null ? changes : { ...state.screen, ...changes }) as Screen
  const newNight = state.screen === null || state.screen.night.index !== screen.night.index || state.debrief !== null
  // Whoever looks at the board must learn that a move was not their own.
  const acted = fresh ? [] : log.filter(line => line.kind === 'moved' && line.by === 'instructor')
  const told = acted.reduce(
    (known, line) => withNotice(known, `Your instructor moved for you: ${line.word}`, false),
    state,
  )
  const disk = screen.up ? screen.panel.filter(row => row.where === 'disk') : state.disk
  return {
    ...told,
    screen,
    disk,
    log: (fresh ? [...log] : [...state.log, ...log]).slice(-LINES_KEPT),
    timersAsOfMs: fresh ? null : changes.timers === undefined ? state.timersAsOfMs : simulatedMs(state.tide, nowMs),
    logEpoch: fresh ? state.logEpoch + 1 : state.logEpoch,
    flags: withFlags(state.flags, screen, log),
    nightSinceMs: fresh && newNight ? nowMs : state.nightSinceMs,
    nudgeUntilMs: screen.byBot || !screen.owed ? null : state.nudgeUntilMs,
  }
}

function withTide(state: RoomState, tide: FromServer['tide'], nowMs: number): RoomState {
  const told = state.timersAsOfMs ?? tide.atMs
  const beginsToHold = tide.held && !state.tide.held
  return {
    ...state,
    tide: { ...tide, sinceMs: nowMs },
    timersAsOfMs: beginsToHold ? Math.max(told, tide.atMs) : told,
  }
}

function withDebrief(state: RoomState, debrief: FromServer['debrief'], nowMs: number): RoomState {
  // Only who sat at the night sees it freeze; who comes back later goes straight to the words.
  const sawIt = state.screen !== null && state.debrief === null && state.table?.phase !== 'lobby'
  const frozenUntilMs = sawIt && !debrief.safety.held ? nowMs + FREEZE_MS : null
  return { ...state, debrief, verdicts: [], findings: [], frozenUntilMs, nudgeUntilMs: null, pending: [] }
}

function answered(state: RoomState, id: string): Pick<RoomState, 'pending'> {
  return { pending: state.pending.filter(pending => pending.id !== id) }
}

function withNotice(state: RoomState, text: string, bad: boolean): RoomState {
  const number = (state.notices.at(-1)?.number ?? 0) + 1
  const notice: Notice = { number, text, bad }
  return { ...state, notices: [...state.notices, notice].slice(-NOTICES_KEPT) }
}
