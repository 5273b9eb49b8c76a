/** A level as a plan's step plays it: with another channel, without its adversary, or with an instructor's own parameters. */
import type { Deal, Level, Night, Weather } from '../kernel/level.ts'
import type { Kit } from '../kernel/protocol.ts'
import type { LevelTweak, NightTweak, PlanStep } from '../wire/plan.ts'
import type { NightConfig } from './night-run.ts'

/** What a step changes of its level. Nothing, when all is left out. */
export type Changes = Partial<Pick<PlanStep, 'weather' | 'adversary' | 'tweak'>>

export function changedLevel<K extends Kit>(level: Level<K>, { weather, tweak }: Changes): Level<K> {
  const own = tweak ? tweakedLevel(level, tweak) : level
  return weather ? { ...own, nights: own.nights.map(night => inWeather(night, weather)) } : own
}

/** A synchronous network loses nothing and has its known times: its channel stays as it is. */
function inWeather<K extends Kit>(night: Night<K>, weather: Weather): Night<K> {
  return night.powers.timing === 'synchronous' ? night : { ...night, weather, weatherIsFree: true }
}

export function seaOf({ adversary }: Changes): NightConfig<Kit>['sea'] {
  return adversary === false ? 'chance' : 'adversary'
}

/** Only what is there: a match that changes nothing is stored as it always was. */
export function changesOf({ weather, adversary, tweak }: Changes): Changes {
  return { ...(weather && { weather }), ...(adversary === false && { adversary }), ...(tweak && { tweak }) }
}

/** What `unfitTweak` would object to is not looked for here. */
export function tweakedLevel<K extends Kit>(level: Level<K>, tweak: LevelTweak): Level<K> {
  const { title, teaches = level.teaches, hints } = tweak
  const nights = level.nights.map((night, nth) => {
    const own = tweak.nights.find(one => one.night === nth)
    return own ? tweakedNight(night, own) : night
  })
  return { ...level, title, teaches, hints, nights }
}

function tweakedNight<K extends Kit>(night: Night<K>, tweak: NightTweak): Night<K> {
  const { brief, weather, lastsMs, darkMs, faults } = tweak
  const requests = requestsOf(night, tweak)
  const deals = tweak.deals ? night.deals.filter((_, place) => tweak.deals?.includes(place)) : night.deals
  return {
    ...(weather ? inWeather(night, weather) : night),
    deals: deals.map(deal => withBots(deal, tweak.bots ?? [])),
    requests,
    setup: night.setupFor?.(night.setup, requests) ?? night.setup,
    ...(brief !== undefined && { brief }),
    ...(lastsMs !== undefined && { lastsMs }),
    ...(darkMs !== undefined && { darkMs }),
    ...(faults && { faults }),
  }
}

function withBots<K extends Kit>(deal: Deal<K>, bots: readonly string[]): Deal<K> {
  return Object.fromEntries(
    Object.entries(deal).map(([node, place]) => [
      node,
      bots.includes(node) ? { ...place, chair: 'bot' as const } : place,
    ]),
  )
}

/** Searches look at the next ones first: they stay in the order of time. */
function requestsOf<K extends Kit>(
  { requests }: Night<K>,
  { requests: changes = [] }: NightTweak,
): Night<K>['requests'] {
  return requests
    .flatMap((request, nth) => {
      const change = changes.find(one => one.nth === nth)
      if (change === undefined) return [request]
      return change.atMs === null ? [] : [{ ...request, atMs: change.atMs }]
    })
    .toSorted((a, b) => a.atMs - b.atMs)
}
