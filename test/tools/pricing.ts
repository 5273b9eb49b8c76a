/** What breaking each rule costs, measured: a flawed bot against 200 seeds, and a shortest witness found by search. */
import { concretise } from '../../shared/check/concretise.ts'
import { explore } from '../../shared/check/explore.ts'
import { ScopeSystem } from '../../shared/check/scope.ts'
import type { Act } from '../../shared/kernel/act.ts'
import type { Level } from '../../shared/kernel/level.ts'
import type { Kit, NodeId, Protocol, Rule } from '../../shared/kernel/protocol.ts'
import type { World } from '../../shared/kernel/world.ts'
import type { NightRun } from '../../shared/match/night-run.ts'
import { handsFor, playNight, type Setting, seeds } from '../../shared/match/simulate.ts'

/** Nights are counted from 1. Shares are 0 to 1, null where no night teaches the rule. */
export interface Price {
  readonly rule: string
  readonly misconception: string | null
  readonly level: string | null
  readonly night: number | null
  /** Where the flawed bot sits: where the adversary's plan strikes. */
  readonly seat: NodeId | 'all' | null
  readonly seeds: number
  readonly lostUnderChance: number | null
  readonly lostUnderAdversary: number | null
  readonly textbookLost: number | null
  /** The length of a shortest schedule that breaks the invariant; null for rules that cost the goal. */
  readonly witnessActs: number | null
}

const SCOUTS = 30

export function pricesOf(protocol: Protocol<Kit>, count: number, tell: (text: string) => void = () => {}): Price[] {
  return Object.entries(protocol.rules).flatMap(([rule, law]): readonly Price[] => {
    tell(`${protocol.name}: ${rule}`)
    const misconception = law.misconception ?? null
    const witnessActs = witnessOf(protocol, rule)?.acts.length ?? null
    const nights = nightsTeaching(protocol, rule)
    if (nights.length === 0) {
      const unknown = { level: null, night: null, seat: null, seeds: 0 }
      const none = { lostUnderChance: null, lostUnderAdversary: null, textbookLost: null }
      return [{ rule, misconception, ...unknown, ...none, witnessActs }]
    }
    return nights.map(setting => {
      tell(`${protocol.name}: ${rule} in ${setting.level.id}, night ${setting.night + 1}`)
      const seat = strikingSeat(setting, rule, law)
      const calm: Setting<Kit> = { ...setting, sea: 'chance' }
      return {
        rule,
        misconception,
        level: setting.level.id,
        night: setting.night + 1,
        seat,
        seeds: count,
        lostUnderChance: shareLost(calm, rule, law, seat, count),
        lostUnderAdversary: shareLost(setting, rule, law, seat, count),
        textbookLost: shareLost(setting, undefined, law, 'all', count),
        witnessActs,
      }
    })
  })
}

export function nightsTeaching(protocol: Protocol<Kit>, rule: string): readonly Setting<Kit>[] {
  return protocol.levels.flatMap(level =>
    level.nights.flatMap((plan, night) =>
      plan.teaches.includes(rule) ? [{ protocol, level, night, sea: 'adversary' as const }] : [],
    ),
  )
}

/** The price of a rule was paid: its invariant is broken, or the goal missed. */
function lost({ ended, breach }: Outcome, { costs }: Rule): boolean {
  return costs === 'goal' ? ended !== 'reached' : breach?.invariant === costs.invariant
}

type Outcome = Pick<NightRun<Kit>, 'ended' | 'breach'>

/** How nights ended, seed by seed: the same nights are asked about for every rule that they teach. */
const played = new WeakMap<Level<Kit>, Map<string, Outcome[]>>()

function outcomes(
  setting: Setting<Kit>,
  flaw: string | undefined,
  seat: NodeId | 'all',
  count: number,
): readonly Outcome[] {
  const { level, night, sea } = setting
  const ofLevel = played.get(level) ?? new Map<string, Outcome[]>()
  played.set(level, ofLevel)
  const name = flaw === undefined ? `${night} ${sea}` : `${night} ${sea} ${flaw} ${seat}`
  const known = ofLevel.get(name) ?? []
  ofLevel.set(name, known)
  const hands = flaw === undefined ? {} : handsFor(setting, { by: 'bot', flaw }, seat === 'all' ? 'all' : [seat])
  for (const seed of seeds(count, 'price').slice(known.length)) {
    const { ended, breach } = playNight(setting, seed, hands)
    known.push({ ended, breach })
  }
  return known.slice(0, count)
}

export function shareLost(
  setting: Setting<Kit>,
  flaw: string | undefined,
  law: Rule,
  seat: NodeId | 'all',
  count: number,
): number {
  return outcomes(setting, flaw, seat, count).filter(outcome => lost(outcome, law)).length / count
}

export function strikingSeat(setting: Setting<Kit>, rule: string, law: Rule): NodeId | 'all' {
  if (law.heldBy === 'all') return 'all'
  const nodes = Object.keys(setting.level.nights[setting.night]?.deals[0] ?? {})
  const shares = nodes.map(node => ({ node, share: shareLost(setting, rule, law, node, SCOUTS) }))
  return shares.sort((a, b) => b.share - a.share)[0]?.node ?? 'all'
}

export interface Witness {
  readonly begins: World<Kit>
  readonly acts: readonly Act<Kit>[]
}

/** A shortest schedule in the rule's scope with which seats that break only this rule break an invariant. */
export function witnessOf(protocol: Protocol<Kit>, rule: string, without?: 'needed'): Witness | undefined {
  const costs = protocol.rules[rule]?.costs
  if (costs === undefined || costs === 'goal') return undefined
  const scope = protocol.scopes.find(s => s.id === costs.scope)
  if (!scope) throw new Error(`rule ${rule} names no scope: ${costs.scope}`)
  const powers = without && costs.needs ? { [costs.needs]: 0 } : {}
  const system = new ScopeSystem(protocol, scope, { flaws: [rule], powers })
  const [found] = explore(system, { stopAtFirst: true }).violations
  return found && concretise(protocol, { initial: found.initial, actions: found.shortest })
}
