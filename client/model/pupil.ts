/** All that a student's page knows of its class. Pure, so that a test can feed it any history. */
import type { ToStudent } from '../../shared/wire/classroom.ts'
import type { ClassLink, MessageOf } from './class-stream.ts'

/** Something to read that stays until it is read. */
export interface Line {
  readonly number: number
  readonly from: 'instructor' | 'class'
  readonly text: string
  /** To whom it was said: the word before it. */
  readonly to: ToStudent['line']['to']
}

export interface CatchUp {
  readonly card: ToStudent['catchUp']
  /** On this machine's monotonic clock. */
  readonly untilMs: number
}

export interface PupilState {
  readonly link: ClassLink
  /** The server's time of day less this machine's monotonic clock. */
  readonly dayMs: number
  readonly you: ToStudent['you'] | null
  readonly class: ToStudent['class'] | null
  readonly plan: ToStudent['plan']
  readonly results: ToStudent['results']
  readonly seat: ToStudent['seat']
  readonly lines: readonly Line[]
  readonly catchUp: CatchUp | null
  /** Why this is over for this student; null: it is not. */
  readonly gone: string | null
}

export const NO_CLASS_YET: PupilState = {
  link: { type: 'joining' },
  dayMs: 0,
  you: null,
  class: null,
  plan: [],
  results: [],
  seat: null,
  lines: [],
  catchUp: null,
  gone: null,
}

export type PupilAction =
  | { readonly type: 'message'; readonly message: MessageOf<ToStudent>; readonly nowMs: number }
  | { readonly type: 'link'; readonly link: ClassLink }
  /** Something that was asked for is not done, and why. */
  | { readonly type: 'told'; readonly text: string }
  | { readonly type: 'line read'; readonly number: number }
  | { readonly type: 'caught up' }

const LINES_KEPT = 4
export const NUDGE = 'A nudge: your group waits for you.'

export function reducePupil(state: PupilState, action: PupilAction): PupilState {
  switch (action.type) {
    case 'message':
      return receive(state, action.message, action.nowMs)
    case 'link':
      // What was said last stands, whatever the stream does afterwards.
      if (action.link.type === 'refused' && state.gone === null)
        return { ...state, link: action.link, gone: action.link.words }
      return { ...state, link: action.link }
    case 'told':
      return withLine(state, { from: 'class', text: action.text, to: 'you' })
    case 'line read':
      return { ...state, lines: state.lines.filter(line => line.number !== action.number) }
    case 'caught up':
      return { ...state, catchUp: null }
  }
}

function receive(state: PupilState, message: MessageOf<ToStudent>, nowMs: number): PupilState {
  switch (message.type) {
    case 'you': {
      const { payload } = message
      const known = { ...state, you: payload, dayMs: payload.nowMs - nowMs }
      if (state.you === null || state.you.name === payload.name) return known
      return withLine(known, { from: 'class', text: `Your name is now ${payload.name}.`, to: 'you' })
    }
    case 'class':
      return { ...state, class: message.payload }
    case 'plan':
      return { ...state, plan: message.payload }
    case 'results':
      return { ...state, results: message.payload }
    case 'seat':
      return withSeat(state, message.payload)
    case 'line':
      return withLine(state, { from: 'instructor', ...message.payload })
    case 'nudge':
      // One is enough.
      return state.lines.some(line => line.text === NUDGE)
        ? state
        : withLine(state, { from: 'instructor', text: NUDGE, to: 'you' })
    case 'catchUp':
      return { ...state, catchUp: { card: message.payload, untilMs: nowMs + message.payload.seconds * 1000 } }
    case 'gone':
      return { ...state, gone: message.payload.why, seat: null, catchUp: null }
  }
}

function withSeat(state: PupilState, seat: ToStudent['seat']): PupilState {
  const moved = seat !== null && state.seat !== null && seat.group !== state.seat.group
  const seated = { ...state, seat }
  if (!moved) return seated
  const mates = seat.mates.length === 0 ? '' : `, with ${seat.mates.join(', ')}`
  return withLine(seated, { from: 'class', text: `You play in group ${seat.group} now${mates}.`, to: 'you' })
}

function withLine(state: PupilState, line: Omit<Line, 'number'>): PupilState {
  const number = (state.lines.at(-1)?.number ?? 0) + 1
  // Of what the class itself tells only the newest matters: who I am, and where.
  const kept = line.from === 'class' ? state.lines.filter(one => one.from !== 'class') : state.lines
  return { ...state, lines: [...kept, { ...line, number }].slice(-LINES_KEPT) }
}

/** How long the class still stands still, as this page reckons; null: it does not, or it has released itself. */
export function frozenLeftMs(state: PupilState, nowMs: number): number | null {
  const frozen = state.class?.frozen ?? null
  if (frozen === null) return null
  const leftMs = frozen.untilMs - (nowMs + state.dayMs)
  return leftMs > 0 ? leftMs : null
}

/** "2 groups are still at sea." */
export function atSeaWords(groups: readonly string[]): string {
  if (groups.length === 0) return 'Everybody is back.'
  if (groups.length === 1) return `Group ${groups[0]} is still at sea.`
  if (groups.length <= 4) return `Groups ${groups.slice(0, -1).join(', ')} and ${groups.at(-1)} are still at sea.`
  return `${groups.length} groups are still at sea.`
}
