/** After a refresh: back to the own seat, as often as it takes; only a room that is gone ends it. */
import { backoffMs } from './backoff.ts'
import { forgetSeat } from './seat-memory.ts'
import { joinRoom, type Session } from './session.ts'
import { troubleOf } from './trouble.ts'

export type Return =
  | { readonly type: 'back'; readonly session: Session }
  | { readonly type: 'not back'; readonly words: string }

export async function returnToSeat(code: string, token: string, name: string, gone: () => boolean): Promise<Return> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return { type: 'back', session: await joinRoom(code, name, token) }
    } catch (error) {
      const trouble = troubleOf(error, code)
      if (trouble.type !== 'unreachable' || gone()) {
        if (trouble.type === 'unknown') forgetSeat(code)
        return { type: 'not back', words: trouble.words }
      }
      await new Promise(resolve => setTimeout(resolve, backoffMs(attempt, Math.random())))
    }
  }
}
