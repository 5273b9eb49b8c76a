/** A night of a group that is over, as the session keeps it: in short in its state, and whole beside it. */
import { attemptOf } from '../../shared/classroom/score.ts'
import type { Group, NightDone, NightRecord } from '../../shared/classroom/state.ts'
import type { Json } from '../../shared/kernel/json.ts'
import type { PlayedMatch } from '../../shared/match/port.ts'
import type { Debrief } from '../../shared/wire/debrief.ts'
import type { Play } from '../rooms/play.ts'
import { beliefsOf } from './beliefs.ts'
import type { ClassSession } from './session.ts'

/** What a match has to tell of its nights: each once, and that the last one is over. */
export function reportNights(session: ClassSession, group: Group, play: Play): void {
  reportNight(session, group, play)
  if (play.phase === 'over' && session.state.groups[group.id]?.over === false)
    session.happened({ type: 'over', group: group.id })
}

function reportNight(session: ClassSession, group: Group, play: Play): void {
  const { match } = play
  const debrief = match?.debrief()
  // What if? Such a night is a player's own, and none of the class's.
  if (match === undefined || debrief === undefined || debrief.branch !== null || play.phase === 'night') return
  const id = `${play.code}-${debrief.night.index}-${debrief.attempt}`
  if (session.state.nights.some(night => night.id === id)) return
  session.write({ type: 'night', record: recordOf(id, group, match) })
  session.happened({ type: 'night', night: nightOf(id, session, group, match, debrief) })
}

function recordOf(id: string, group: Group, match: PlayedMatch): NightRecord {
  return { id, group: group.id, moves: match.watched.moves(), page: (match.page() ?? null) as unknown as Json }
}

function nightOf(
  id: string,
  { state, hub }: ClassSession,
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
    startedMs: startOf(state.nights, group, state.stepSinceMs),
    safety: safety.held ? 'held' : 'broken',
    liveness: liveness.reached ? 'reached' : 'missed',
    messages: cost.messages,
    textbook: cost.textbook,
    attempts: sitters.map(seat =>
      attemptOf(debrief, { ...seat, hints: 0, refused: refused.filter(one => one.node === seat.node) }),
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

/** A night begins when the one before it was over; the first one, with the level. */
function startOf(nights: readonly NightDone[], group: Group, stepSinceMs: number): number {
  return nights.findLast(night => night.group === group.id && night.step === group.step)?.endedMs ?? stepSinceMs
}
