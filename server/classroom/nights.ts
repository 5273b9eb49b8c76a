/** A night of a group that is over, as the session keeps it: in short in its state, and whole beside it. */
import { attemptOf } from '../../shared/classroom/score.ts'
import type { Group, NightDone, NightRecord, SessionState } from '../../shared/classroom/state.ts'
import type { Json } from '../../shared/kernel/json.ts'
import type { PlayedMatch } from '../../shared/match/port.ts'
import type { Debrief } from '../../shared/wire/debrief.ts'
import type { Play } from '../rooms/play.ts'
import { beliefsOf } from './beliefs.ts'
import type { ClassSession } from './session.ts'

/** What a match has to tell of its nights: each once, and that the last one is over. */
export function reportNights(session: ClassSession, group: Group, play: Play, startedMs: number | undefined): void {
  reportNight(session, group, play, startedMs)
  if (play.phase === 'over' && session.state.groups[group.id]?.over === false)
    session.happened({ type: 'over', group: group.id })
}

function reportNight(session: ClassSession, group: Group, play: Play, knownMs: number | undefined): void {
  const { match } = play
  const debrief = match?.debrief()
  // What if? Such a night is a player's own, and none of the class's.
  if (match === undefined || debrief === undefined || debrief.branch !== null || play.phase === 'night') return
  const id = `${play.code}-${debrief.night.index}-${debrief.attempt}`
  if (session.state.nights.some(night => night.id === id)) return
  session.write({ type: 'night', record: recordOf(id, group, match) })
  const startedMs = knownMs ?? startOf(session.state, group)
  const hinted = play.options.tweak?.hints !== false
  session.happened({ type: 'night', night: nightOf({ id, startedMs, hinted }, session, group, match, debrief) })
}

function recordOf(id: string, group: Group, match: PlayedMatch): NightRecord {
  return { id, group: group.id, moves: match.watched.moves(), page: (match.page() ?? null) as unknown as Json }
}

interface Known {
  readonly id: string
  readonly startedMs: number
  /** Guided play shows what the book would do. */
  readonly hinted: boolean
}

function nightOf(
  { id, startedMs, hinted }: Known,
  { hub }: ClassSession,
  group: Group,
  match: PlayedMatch,
  debrief: Debrief,
): NightDone {
  const { level, night, attempt, safety, liveness, headline, cost, mistakes } = debrief
  const endedMs = hub.dayMs()
  const sitters = match.seats.flatMap(({ node, player }) => (player === null ? [] : [{ node, student: player }]))
  const studentAt = (node: string): string | null => sitters.find(seat => seat.node === node)?.student ?? null
  const refused = match.watched
    .mistakes()
    .filter(one => one.act === null)
    .map(({ node, rule, player }) => ({
      ...{ node, rule, student: player },
      misconception: beliefsOf(level.protocol, rule) !== undefined,
    }))
  return {
    ...{ id, attempt, endedMs, headline, group: group.id, step: group.step },
    ...{ protocol: level.protocol, level: level.id, levelTitle: level.title, night: night.index, of: night.of },
    startedMs,
    safety: safety.held ? 'held' : 'broken',
    liveness: liveness.reached ? 'reached' : 'missed',
    messages: cost.messages,
    textbook: cost.textbook,
    attempts: sitters.map(seat =>
      attemptOf(debrief, {
        ...seat,
        hints: hinted && match.watched.screen(seat.node)?.scaffold === 'guided' ? ownDecisions(debrief, seat.node) : 0,
        refused: refused.filter(one => one.node === seat.node),
      }),
    ),
    mistakes: [
      ...mistakes.map(({ node, rule, act, by }) => ({
        ...{ node, rule, act },
        student: by === 'person' ? studentAt(node) : null,
      })),
      ...refused.map(({ node, rule, student }) => ({ node, rule, student, act: null })),
    ],
  }
}

function ownDecisions({ seats }: Debrief, node: string): number {
  const seat = seats.find(one => one.node === node)
  return seat === undefined ? 0 : seat.right + seat.wrong
}

/** After a restart nobody has seen it begin: then it began when the one before it was over, or with the level. */
function startOf({ nights, stepSinceMs }: SessionState, group: Group): number {
  return nights.findLast(night => night.group === group.id && night.step === group.step)?.endedMs ?? stepSinceMs
}
