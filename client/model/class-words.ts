/** Words and numbers that several pages of a classroom share. */
import type { Fault } from '../../shared/kernel/fault.ts'
import type { GroupTile, StudentState } from '../../shared/wire/classroom.ts'
import { clockText } from './tide.ts'

export const STATE_WORDS: Readonly<Record<StudentState, string>> = {
  help: 'asks for help',
  broke: 'broke safety',
  dropped: 'dropped',
  idle: 'idle',
  bot: 'bot plays',
  stuck: 'stuck',
  waiting: 'waits',
  playing: 'playing',
  done: 'done',
}

/** For how long they have been so is worth knowing. */
export const LASTING: readonly StudentState[] = ['dropped', 'idle', 'bot', 'stuck', 'help']

export const FAULT_WORDS: Readonly<Record<Fault['type'], string>> = {
  loss: 'loss',
  delay: 'delay',
  duplicate: 'duplicate',
  partition: 'partition',
  crash: 'crash',
  restart: 'restart',
  skew: 'clock skew',
  calm: 'calm',
}

export const LIVENESS_TONE: Readonly<Record<GroupTile['liveness'], 'ok' | 'wait' | 'bad'>> = {
  reached: 'ok',
  'not yet': 'wait',
  missed: 'bad',
}

/** +0:20, -1:05 */
export function signedClock(ms: number): string {
  return `${ms < 0 ? '−' : '+'}${clockText(Math.abs(ms), false)}`
}

export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

/** In two halves, as it is read aloud. */
export function spelledCode(code: string): string {
  return code.length > 4 ? `${code.slice(0, code.length / 2)} ${code.slice(code.length / 2)}` : code
}

export const timeOfDay = (ms: number): string =>
  new Date(ms).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' })
