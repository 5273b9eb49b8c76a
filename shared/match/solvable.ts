/**
 * Whether a level that was changed can still be won: bots play its nights by the book, over many seeds and both seas. Where
 * they never win, a search says what it can of why.
 */
import { explore } from '../check/explore.ts'
import { ScopeSystem } from '../check/scope.ts'
import type { Level, Night, Scope } from '../kernel/level.ts'
import { CALM } from '../kernel/parts/sea.ts'
import type { Kit, Protocol } from '../kernel/protocol.ts'
import { findProtocol } from '../protocols/registry.ts'
import type { FromCheck, LevelTweak, PlanCheck } from '../wire/plan.ts'
import type { Effort } from './inquiry.ts'
import { playNight, type Setting, seeds } from './simulate.ts'
import { tweakedLevel } from './tweak.ts'

type Verdict = FromCheck['verdict']

const SEAS = ['adversary', 'chance'] as const
const SEEDS = 20
/** Of timers, in a search. */
const MOST_RINGS = 6
/** Of the nights by the book, so many must be won: an asynchronous network promises nobody a deadline. */
const AS_A_RULE = 0.8

/** Nights that a check plays, if none of them is lost for good. */
export function nightsToPlay({ protocol, level, tweak }: PlanCheck): number {
  const { nights = [] } = findProtocol(protocol)?.levels.find(({ id }) => id === level) ?? {}
  return placesOf(tweak.nights, nights.length).length * SEAS.length * SEEDS
}

/** Undefined: there is no such level. */
export function solvable({ protocol: name, level: id, tweak }: PlanCheck, effort: Effort): Verdict | undefined {
  const protocol = findProtocol(name)
  const level = protocol?.levels.find(one => one.id === id)
  return protocol && level && verdictOn<Kit>(protocol, level, tweak, effort)
}

interface Tally {
  readonly night: number
  readonly nights: number
  readonly won: number
  readonly missed: number
  readonly broken: number
}

export function verdictOn<K extends Kit>(
  protocol: Protocol<K>,
  level: Level<K>,
  tweak: LevelTweak,
  effort: Effort,
): Verdict {
  const tweaked = tweakedLevel(level, tweak)
  let played = 0
  const tell = (): void => effort.tell(++played)
  const places = placesOf(tweak.nights, level.nights.length)
  const tallies = places.map(night => tallyOf({ protocol, level: tweaked, night }, tell, effort.until))
  const total = (what: 'nights' | 'won' | 'missed' | 'broken'): number => tallies.reduce((sum, t) => sum + t[what], 0)
  const counts = { nights: total('nights'), won: total('won'), missed: total('missed'), broken: total('broken') }
  const never = tallies.filter(({ won, nights }) => won === 0 && nights > 0)
  // A level that shows what cannot be done is lost as it stands, too: then the changes are not to blame.
  const own = never.filter(({ night }) => tallyOf({ protocol, level, night }, () => {}, effort.until).won > 0)
  const words = tallies.map(tally => nightWords(protocol, tweaked, tally))
  if (own.length > 0) {
    const why = own.map(({ night }) => `Night ${night + 1}: ${whyNever(protocol, tweaked, night, effort)}`)
    return { type: 'impossible', ...counts, words: [...words, ...why].join(' ') }
  }
  const meant = never.map(
    ({ night }) => `Night ${night + 1} is not won without the changes either: the level is meant so.`,
  )
  const rarely = tallies.some(({ won, nights }) => won < AS_A_RULE * nights)
  return { type: rarely ? 'hard' : 'solvable', ...counts, words: [...words, ...meant].join(' ') }
}

/** Those that were changed; all, when none was. */
function placesOf(changed: LevelTweak['nights'], count: number): readonly number[] {
  if (changed.length === 0) return Array.from({ length: count }, (_, night) => night)
  return changed.map(({ night }) => night)
}

function tallyOf<K extends Kit>(setting: Omit<Setting<K>, 'sea'>, tell: () => void, until: () => boolean): Tally {
  const tally = { night: setting.night, nights: 0, won: 0, missed: 0, broken: 0 }
  for (const seed of seeds(SEEDS, 'check'))
    for (const sea of SEAS) {
      if (until()) return tally
      const { ended } = playNight({ ...setting, sea }, seed)
      tally.nights += 1
      if (ended === 'reached') tally.won += 1
      else if (ended === 'broken') tally.broken += 1
      else tally.missed += 1
      tell()
    }
  return tally
}

function nightWords<K extends Kit>(
  protocol: Protocol<K>,
  level: Level<K>,
  { night, nights, won, missed, broken }: Tally,
): string {
  const plan = level.nights[night]
  const title = plan === undefined ? '' : ` (${plan.title})`
  if (nights === 0) return `Night ${night + 1}${title} was not played: the time was up.`
  const lost = [
    ...(missed > 0 ? [`missed the goal in ${missed}`] : []),
    ...(broken > 0
      ? [`broke ${protocol.invariants.length === 1 ? 'the invariant' : 'an invariant'} in ${broken}`]
      : []),
  ]
  const rest = lost.length === 0 ? '' : `, ${lost.join(' and ')}`
  return `Night ${night + 1}${title}: bots by the book won ${won} of ${nights}${rest}.`
}

interface Relief {
  readonly words: string
  relieve<K extends Kit>(night: Night<K>): Night<K>
}

const LONGER = 10
/** One after the other, and then all of them: what the first that helps takes away is what stands in the way. */
const RELIEFS: readonly Relief[] = [
  { words: 'Without the script of faults', relieve: night => ({ ...night, faults: [] }) },
  { words: 'In a sea that loses nothing', relieve: night => ({ ...night, weather: { ...night.weather, loss: 0 } }) },
  { words: 'In a night ten times as long', relieve: night => ({ ...night, lastsMs: LONGER * night.lastsMs }) },
  {
    words: 'In a calm sea, in a night ten times as long and without a script of faults',
    relieve: night => ({ ...night, faults: [], weather: CALM, lastsMs: LONGER * night.lastsMs }),
  },
]
const RELIEF_SEEDS = 10

/** What can be said of a night that is never won: what stands in the way, or what a search found. */
function whyNever<K extends Kit>(protocol: Protocol<K>, level: Level<K>, night: number, effort: Effort): string {
  for (const { words, relieve } of RELIEFS) {
    const relieved = { ...level, nights: level.nights.map((plan, nth) => (nth === night ? relieve(plan) : plan)) }
    const setting = { protocol, level: relieved, night, sea: 'chance' as const }
    const won = seeds(RELIEF_SEEDS, 'relief').filter(
      seed => !effort.until() && playNight(setting, seed).ended === 'reached',
    ).length
    if (won > 0) return `${words} they win ${won} of ${RELIEF_SEEDS}.`
  }
  return explorersWord(protocol, level, night, effort)
}

/** In a bit mask of a search there is no place for more. */
const MOST_REQUESTS = 30

/** By the book, with whatever order of delivery and of timers: is there any way to the goal? */
function explorersWord<K extends Kit>(
  protocol: Protocol<K>,
  level: Level<K>,
  night: number,
  { maxWorlds, until }: Effort,
): string {
  const plan = level.nights[night]
  if (!plan || plan.requests.length > MOST_REQUESTS) return 'No search was made: there are too many requests.'
  const { requests, powers } = plan
  let [worlds, searched] = [0, 0]
  // Rings of timers are what multiplies the worlds: what can be searched to the end, is.
  for (let rings = 1; rings <= MOST_RINGS && worlds < maxWorlds; rings++) {
    const scope: Scope<K> = {
      ...{ id: 'as changed', level: level.id, night, requests, eager: true, worlds: 0 },
      powers: { ...powers, drop: 0, duplicate: 0, crash: 0, fire: rings },
    }
    const options = { players: 'by the book', invariant: 'none' } as const
    const system = new ScopeSystem({ ...protocol, levels: [level] }, scope, options)
    let reached = false
    const found = explore(system, {
      maxStates: maxWorlds - worlds,
      shouldStop: () => reached || until(),
      onState: ({ state }) => {
        const { done, of } = protocol.goal(state.world)
        reached ||= done >= of
      },
    })
    if (reached) return 'A search found a schedule to the goal, so it is not out of the question.'
    worlds += found.distinct
    if (!found.exhausted) break
    searched = rings
  }
  const looked = `${worlds.toLocaleString('en')} worlds`
  return searched === 0
    ? `A search found no schedule to the goal among ${looked}; there are more, so that is no proof.`
    : `No schedule by the book with up to ${searched} ${searched === 1 ? 'ring' : 'rings'} of a timer reaches the goal: all of them were searched (${looked}).`
}
