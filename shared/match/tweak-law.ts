/** Whether a tweak fits its level: everything that it names is there, and somebody is left to play. Its shape has been looked at before. */
import type { Level, Night } from '../kernel/level.ts'
import type { Kit, Protocol } from '../kernel/protocol.ts'
import { findProtocol } from '../protocols/registry.ts'
import type { LevelTweak, NightTweak, PlanCheck, PlanStep } from '../wire/plan.ts'
import { unfit } from './fault-law.ts'
import { tweakedLevel } from './tweak.ts'

/** In words, why this level cannot be changed like this; undefined: it can. */
export function misfitOf({ protocol: name, level: id, tweak }: PlanCheck): string | undefined {
  const protocol = findProtocol(name)
  const level = protocol?.levels.find(one => one.id === id)
  return protocol && level ? unfitTweak<Kit>(protocol, level, tweak) : `There is no level ${name}/${id}.`
}

/** In words, what of a step its level cannot bear; undefined: nothing. Whether the level is there is not looked for here. */
export function misfitOfStep({ protocol: name, level: id, weather, tweak }: PlanStep): string | undefined {
  const level = findProtocol(name)?.levels.find(one => one.id === id)
  if (weather && level?.nights.some(({ powers }) => powers.timing === 'synchronous'))
    return 'it is for a synchronous network: its channel stays as it is.'
  return tweak ? misfitOf({ protocol: name, level: id, tweak }) : undefined
}

/** In words, the first thing that does not fit; undefined: everything does. */
export function unfitTweak<K extends Kit>(
  protocol: Protocol<K>,
  level: Level<K>,
  tweak: LevelTweak,
): string | undefined {
  const nights = tweakedLevel(level, tweak).nights
  for (const own of tweak.nights) {
    const plan = level.nights[own.night]
    const tweaked = nights[own.night]
    if (!plan || !tweaked) return `This level has no night ${own.night + 1}.`
    const why = misfits(plan, own) ?? misplayed(plan, tweaked, own) ?? misscripted(protocol, tweaked)
    if (why !== undefined) return `Night ${own.night + 1}: ${why}`
  }
  return undefined
}

function misfits<K extends Kit>(
  plan: Night<K>,
  { deals = [], requests = [], weather }: NightTweak,
): string | undefined {
  const deal = deals.find(place => plan.deals[place] === undefined)
  if (deal !== undefined) return `there is no deal ${deal + 1}.`
  const request = requests.find(({ nth }) => plan.requests[nth] === undefined)
  if (request !== undefined) return `there is no request ${request.nth + 1}.`
  if (weather && plan.powers.timing === 'synchronous')
    return 'it is for a synchronous network: its channel stays as it is.'
  return undefined
}

function misplayed<K extends Kit>(
  plan: Night<K>,
  tweaked: Night<K>,
  { bots = [], requests = [] }: NightTweak,
): string | undefined {
  const stranger = bots.find(node => plan.deals.some(deal => deal[node] === undefined))
  if (stranger !== undefined) return `there is no ${stranger}.`
  if (tweaked.deals.length === 0) return 'no deal is left.'
  if (tweaked.deals.some(deal => Object.values(deal).every(({ chair }) => chair === 'bot')))
    return 'nobody is left to play.'
  const late = requests.find(({ atMs }) => atMs !== null && atMs >= tweaked.lastsMs)
  return late && `request ${late.nth + 1} comes when the night is over.`
}

function misscripted<K extends Kit>(protocol: Protocol<K>, tweaked: Night<K>): string | undefined {
  for (const { atMs, fault } of tweaked.faults ?? []) {
    if (atMs >= tweaked.lastsMs) return `a fault comes at ${atMs / 1000} s, when the night is over.`
    const why = tweaked.deals.map(deal => unfit(protocol, tweaked, deal, fault)).find(words => words !== undefined)
    if (why !== undefined) return `at ${atMs / 1000} s: ${why}`
  }
  return undefined
}
