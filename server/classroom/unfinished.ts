/** A night that a class leaves while it is played: it ends where it stands, and counts as that. Nothing of it can be shown. */
import type { Attempt, NightDone } from '../../shared/classroom/state.ts'
import type { PlayedMatch } from '../../shared/match/port.ts'
import type { GroupId } from '../../shared/wire/classroom.ts'
import type { Play } from '../rooms/play.ts'
import { beliefsOf } from './beliefs.ts'

export interface Place {
  readonly group: GroupId
  readonly step: number
  readonly startedMs: number
  readonly endedMs: number
}

/** Undefined: no night is being played. */
export function unfinishedNight(play: Play, place: Place): NightDone | undefined {
  const { match, level, options } = play
  if (match === undefined || match.phase !== 'night') return undefined
  const night = match.watched.screen(match.seats[0]?.node ?? '')?.night
  const { index = 0, of = level.nights } = night ?? {}
  const mistakes = match.watched.mistakes()
  return {
    ...{ ...place, id: `${play.code}-${index}-unfinished`, attempt: 1, night: index, of },
    ...{ protocol: level.protocol, level: level.id, levelTitle: options.tweak?.title ?? level.title },
    ...{ safety: 'held', liveness: 'missed', headline: 'Not finished', messages: 0, textbook: 0 },
    attempts: match.seats.flatMap(({ node, player }) =>
      player === null ? [] : [attemptOf(play, match, node, player)],
    ),
    // No record of acts goes with it, so there is nothing to point at.
    mistakes: mistakes.map(({ node, player, rule }) => ({ node, student: player, rule, act: null })),
  }
}

function attemptOf({ options }: Play, { watched }: PlayedMatch, node: string, student: string): Attempt {
  const own = watched.mistakes().filter(one => one.player === student)
  const byBot = watched
    .moves()
    .filter(move => move.node === node && (move.actor === 'bot' || move.actor === 'apprentice'))
  const beliefs = own.filter(({ rule }) => beliefsOf(options.protocol, rule) !== undefined)
  return {
    ...{ student, node, outcome: 'unfinished', score: 0, scoreMax: 0, hints: 0 },
    mistakes: new Set(own.map(one => `${one.act ?? ''} ${one.atMs}`)).size,
    botMoves: byBot.length,
    misconceptions: [...new Set(beliefs.map(({ rule }) => rule))],
  }
}
