/** One JSON line per event. No names, addresses or tokens of persons go into the log. */
import { type Logger as ColyseusLogger, setLogger } from '@colyseus/core/Logger'
import pino from 'pino'
import type { LogLevel } from './config.ts'

export type Log = pino.Logger

export function createLog(level: LogLevel): Log {
  return pino({ name: 'lossy-isles', level, base: null })
}

/** Colyseus logs to the console by default, in free text with whole stack traces: any client can cause them, so only the first line is kept. */
export function takeOverColyseusLog(log: Log): void {
  const child = log.child({ from: 'colyseus' })
  const line = (words: readonly unknown[]): string => words.map(String).join(' ').split('\n', 1)[0] ?? ''
  const adapter: ColyseusLogger = {
    trace: (...words: unknown[]) => child.trace(line(words)),
    debug: (...words: unknown[]) => child.debug(line(words)),
    info: (...words: unknown[]) => child.info(line(words)),
    warn: (...words: unknown[]) => child.warn(line(words)),
    error: (...words: unknown[]) => child.error(line(words)),
  }
  setLogger(adapter)
}
