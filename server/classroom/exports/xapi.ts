/**
 * Statements of the Experience API, by its Serious Games profile (Serrano-Laguna, Martínez-Ortiz, Haag, Regan, Johnson and
 * Fernández-Manjón, "Applying standards to systematize learning analytics in serious games", Computer Standards & Interfaces
 * 50, 2017; https://w3id.org/xapi/seriousgames): a night is a completable, of the type level. One statement for each
 * attempt, as NDJSON: `completed`, with its duration; `initialized` for one that was begun and cut off. A player is an
 * account of this house without a name.
 */
import { createHash } from 'node:crypto'
import type { NightOutcome } from '../../../shared/wire/classroom.ts'
import { type ClassRecord, levelIdOf, type NightOf, nightsOf, sessionId, studentsOf, timeOf } from './class-record.ts'

const PROFILE = 'https://w3id.org/xapi/seriousgames'
const TYPES = {
  game: `${PROFILE}/activity-types/serious-game`,
  level: `${PROFILE}/activity-types/level`,
} as const
const VERBS = {
  initialized: { id: 'http://adlnet.gov/expapi/verbs/initialized', display: { en: 'initialized' } },
  completed: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { en: 'completed' } },
} as const
const VERB_OF: Readonly<Record<NightOutcome, keyof typeof VERBS>> = {
  won: 'completed',
  missed: 'completed',
  broken: 'completed',
  unfinished: 'initialized',
}

export function xapiNdjson(record: ClassRecord): string {
  const { session } = record
  return studentsOf(session)
    .flatMap(({ id }) => nightsOf(session, id).map(night => statementOf(record, night)))
    .map(statement => `${JSON.stringify(statement)}\n`)
    .join('')
}

function statementOf({ session, origin }: ClassRecord, { night, attempt }: NightOf) {
  const { outcome, score, scoreMax } = attempt
  const verb = VERB_OF[outcome]
  const game = { id: `${origin}/`, definition: { type: TYPES.game, name: { en: 'Lossy Isles' } } }
  return {
    // The same attempt is the same statement, however often it is exported.
    id: uuidOf(`${origin}/${sessionId(session)}/${night.id}/${attempt.student}`),
    version: '1.0.3',
    timestamp: timeOf(verb === 'completed' ? night.endedMs : night.startedMs),
    actor: {
      objectType: 'Agent',
      account: { homePage: origin, name: `${sessionId(session)}/${attempt.student}` },
    },
    verb: VERBS[verb],
    object: {
      objectType: 'Activity',
      id: `${origin}/level/${levelIdOf(night)}`,
      definition: { type: TYPES.level, name: { en: `${night.levelTitle}, night ${night.night + 1}` } },
    },
    result: {
      ...(verb === 'completed' && {
        success: outcome === 'won',
        completion: true,
        duration: `PT${((night.endedMs - night.startedMs) / 1000).toFixed(2)}S`,
      }),
      ...(scoreMax > 0 && { score: { raw: score, min: 0, max: scoreMax, scaled: score / scoreMax } }),
      extensions: {
        [`${origin}/xapi/attempt`]: night.attempt,
        [`${origin}/xapi/outcome`]: outcome,
        [`${origin}/xapi/hints`]: attempt.hints,
        [`${origin}/xapi/mistakes`]: attempt.mistakes,
        [`${origin}/xapi/bot-moves`]: attempt.botMoves,
        [`${origin}/xapi/misconceptions`]: attempt.misconceptions,
      },
    },
    context: {
      registration: uuidOf(`${origin}/${sessionId(session)}`),
      platform: 'Lossy Isles',
      language: 'en',
      contextActivities: { category: [{ id: PROFILE }], parent: [game] },
    },
  }
}

/** RFC 9562, appendix A: names that are addresses. */
const URL_NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')

/** A name-based UUID, version 5 (RFC 9562, section 5.5). */
function uuidOf(name: string): string {
  const hex = createHash('sha1').update(URL_NAMESPACE).update(name).digest('hex')
  const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
