/**
 * Every way in which a match is changed from outside, as data. A match follows from its configuration, its calls and
 * their real times: made again at the same times they lead to the same worlds, so a server stores them and nothing else.
 */
import type { Fault } from '../kernel/fault.ts'
import type { Json } from '../kernel/json.ts'
import type { NodeId } from '../kernel/protocol.ts'
import type { Confidence } from '../wire/screen.ts'
import type { PlayedMatch, Player, PlayerId, Verdict } from './port.ts'

export type Call =
  /** `id`: the client's own name of the move, by which one that is sent twice is known. */
  | { readonly type: 'move'; readonly player: PlayerId; readonly id: string; readonly move: Json }
  | { readonly type: 'join'; readonly player: Player }
  | { readonly type: 'leave'; readonly player: PlayerId }
  | { readonly type: 'control'; readonly player: PlayerId; readonly by: 'person' | 'bot' }
  | { readonly type: 'pause'; readonly paused: boolean }
  | { readonly type: 'speed'; readonly factor: number }
  /** `seed`: of the night that begins and of those after it; without one they have the seed of the night before. */
  | { readonly type: 'next'; readonly seed?: string }
  | { readonly type: 'again'; readonly seed: string }
  | { readonly type: 'branch'; readonly player: PlayerId; readonly node: NodeId; readonly act: number }
  | { readonly type: 'unbranch' }
  | {
      readonly type: 'predict'
      readonly player: PlayerId
      readonly id: string
      readonly choice: number
      readonly confidence: Confidence
    }
  /** Changes nothing, and is on the record: who believed what. */
  | { readonly type: 'answer'; readonly player: PlayerId; readonly question: number; readonly choice: number }
  | { readonly type: 'rename'; readonly player: PlayerId; readonly name: string }
  /** A fault by hand, injected into the night that is played. `why`: for the debrief, in the instructor's words. */
  | { readonly type: 'fault'; readonly fault: Fault; readonly why?: string }
  /** The instructor makes a move in the place of whoever sits there. */
  | { readonly type: 'act'; readonly node: NodeId; readonly move: Json }
  /** The sea has so many times the patience with this player. */
  | { readonly type: 'extraTime'; readonly player: PlayerId; readonly factor: number }

const DONE: Verdict = { ok: true }
/** It changed nothing. Who asked knows why it could not be. */
const TURNED_AWAY: Verdict = { ok: false, why: 'That is not possible now.', rule: null }

function doneIf(done: boolean): Verdict {
  return done ? DONE : TURNED_AWAY
}

export function perform(match: PlayedMatch, call: Call, realMs: number): Verdict {
  switch (call.type) {
    case 'move':
      return match.move(call.player, call.move, realMs)
    case 'join':
      return doneIf(match.join(call.player, realMs))
    case 'leave':
      match.leave(call.player, realMs)
      return DONE
    case 'control':
      match.control(call.player, call.by, realMs)
      return DONE
    case 'pause':
      match.pause(call.paused, realMs)
      return DONE
    case 'speed':
      match.speed(call.factor, realMs)
      return DONE
    case 'next':
      match.next(realMs, call.seed)
      return DONE
    case 'again':
      match.again(call.seed, realMs)
      return DONE
    case 'branch':
      return doneIf(match.branch(call.player, call.node, call.act, realMs))
    case 'unbranch':
      return doneIf(match.unbranch(realMs))
    case 'predict':
      return doneIf(match.predict(call.player, call.id, call.choice, call.confidence, realMs))
    case 'answer':
      return doneIf(match.answer(call.player, call.question, call.choice) !== undefined)
    case 'rename':
      match.rename(call.player, call.name)
      return DONE
    case 'fault':
      return match.fault(call.fault, call.why ?? '', realMs)
    case 'act':
      return match.act(call.node, call.move, realMs)
    case 'extraTime':
      match.extraTime(call.player, call.factor, realMs)
      return DONE
  }
}
