/** What the search does for the player, measured: stories cut down, close calls, blame. */
import { minimise } from '../../shared/check/minimise.ts'
import { shortest } from '../../shared/check/shorten.ts'
import type { Kit, Protocol, Rule } from '../../shared/kernel/protocol.ts'
import { findBlame, whatIf } from '../../shared/match/blame.ts'
import { closeCallAt, momentAfter, unpunished } from '../../shared/match/close-calls.ts'
import { handsFor, playNight, type Setting, seeds } from '../../shared/match/simulate.ts'
import { rounded } from './cli.ts'
import { nightsTeaching, strikingSeat, witnessOf } from './pricing.ts'
import { brokenWalk, erring, fewestActs, type Ground } from './walks.ts'

const CLOSE_CALL_MS = 2_000
const EFFORT = { maxWorlds: 500_000 }
/** In a whole night, as the debrief does it. */
const NIGHT_EFFORT = { maxWorlds: 20_000 }
/** Walks tried for each that is wanted: some misconceptions hardly ever strike by chance. */
const TRIES_A_WALK = 600

/** Shares are 0 to 1, times in milliseconds; null where there is nothing to measure. */
export interface Figures {
  readonly protocol: string
  readonly rule: string
  readonly misconception: string | null
  readonly witnessActs: number | null
  readonly witnessMs: number
  readonly walks: number
  readonly ratioMedian: number | null
  readonly ratioMost: number | null
  readonly brokenNights: number
  readonly nightActs: number | null
  readonly ddminActs: number | null
  readonly cutActs: number | null
  readonly cutMsP50: number | null
  readonly cutMsP95: number | null
  readonly unpunished: number
  readonly harmless: number
  readonly closeCallShare: number | null
  readonly aloneShare: number | null
  readonly closeCallMsP50: number | null
  readonly closeCallMsP95: number | null
  readonly blamed: number
  readonly blameShare: number | null
}

function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return value === undefined ? null : rounded(value)
}

function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const beganMs = performance.now()
  const value = work()
  return { value, ms: performance.now() - beganMs }
}

/** Of this process: what else the machine is doing is no property of the search. */
function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

type Deadly = Exclude<Rule['costs'], 'goal'>

function ratios(protocol: Protocol<Kit>, rule: string, costs: Deadly, count: number): readonly number[] {
  const scope = protocol.scopes.find(s => s.id === costs.scope)
  const level = protocol.levels.find(l => l.id === scope?.level)
  if (!scope || !level) return []
  const ground: Ground = { protocol, level, scope, rule, invariant: costs.invariant }
  const fewest = new Map<string, number | undefined>()
  const found: number[] = []
  for (const seed of seeds(count * TRIES_A_WALK, 'walk')) {
    if (found.length >= count) break
    const walk = brokenWalk(ground, seed)
    const story = walk && shortest(walk.from, walk.powers, walk.acts, walk.invariant, EFFORT)
    if (!walk || !story) continue
    const flawed = erring(walk)
    const key = JSON.stringify([walk.from.deal, flawed])
    if (!fewest.has(key)) fewest.set(key, fewestActs(ground, walk.from.deal, flawed))
    const least = fewest.get(key)
    if (least !== undefined) found.push(story.acts.length / least)
  }
  return found
}

interface Cut {
  readonly before: number
  readonly ddmin: number
  readonly after: number
  readonly ms: number
}

function cuts(setting: Setting<Kit>, rule: string, law: Rule, count: number): readonly Cut[] {
  const seat = strikingSeat(setting, rule, law)
  const hands = handsFor(setting, { by: 'bot', flaw: rule }, seat === 'all' ? 'all' : [seat])
  const runs = seeds(count, 'figures').flatMap(seed => {
    const run = playNight(setting, seed, hands)
    return run.breach ? [{ run, invariant: run.breach.invariant }] : []
  })
  return runs.map(({ run, invariant }) => {
    const acts = run.acts.map(record => record.act)
    const from = momentAfter(run, 0)
    const ddmin = minimise({ protocol: setting.protocol, begins: from.world, powers: run.plan.powers }, acts, invariant)
    const { value, ms } = timed(() => shortest(from, run.plan.powers, acts, invariant, NIGHT_EFFORT))
    return {
      before: acts.length,
      ddmin: ddmin?.acts.length ?? acts.length,
      after: value?.acts.length ?? acts.length,
      ms,
    }
  })
}

interface Called {
  readonly killed: boolean
  /** By the one mistake, not made again. */
  readonly alone: boolean
  readonly harmless: boolean
  readonly ms: number
}

/** Each seat in turn holds the belief, under chance. */
function calls(settings: readonly Setting<Kit>[], rule: string, law: Rule, count: number): readonly Called[] {
  const found: Called[] = []
  for (const setting of settings) {
    const nodes = Object.keys(setting.level.nights[setting.night]?.deals[0] ?? {})
    for (const [i, seed] of seeds(count * 4, 'chance').entries()) {
      if (found.length >= count) return found
      const seat = law.heldBy === 'all' ? 'all' : nodes.slice(i % nodes.length).slice(0, 1)
      const run = playNight({ ...setting, sea: 'chance' }, seed, handsFor(setting, { by: 'bot', flaw: rule }, seat))
      const mistake = unpunished(run).find(act => act.mistakes.includes(rule))
      if (!mistake) continue
      const beganMs = processorMs()
      const until = (): boolean => processorMs() > beganMs + CLOSE_CALL_MS
      const { kill, harmless } = closeCallAt(run, mistake, { maxWorlds: 10_000_000, until })
      const ms = processorMs() - beganMs
      found.push({ killed: kill !== undefined, alone: kill?.again === false, harmless, ms })
    }
  }
  return found
}

function blames(setting: Setting<Kit>, rule: string, law: Rule, wanted: number): readonly boolean[] {
  const seat = strikingSeat(setting, rule, law)
  const hands = handsFor(setting, { by: 'bot', flaw: rule }, seat === 'all' ? 'all' : [seat])
  const holds: boolean[] = []
  for (const seed of seeds(wanted * 2, 'blame')) {
    if (holds.length >= wanted) break
    const run = playNight(setting, seed, hands)
    if (run.ended !== 'broken') continue
    const blame = findBlame(run)
    const instead = blame && whatIf(run, blame.act, blame.instead.all ? 'by the book' : 'as they did')
    holds.push(blame?.rule === rule && instead?.ended !== 'broken')
  }
  return holds
}

export function figuresOf(
  protocol: Protocol<Kit>,
  count: number,
  blameCount: number,
  tell: (text: string) => void,
): readonly Figures[] {
  const deadly = Object.entries(protocol.rules).flatMap(([rule, law]) =>
    law.costs === 'goal' ? [] : [{ rule, law, costs: law.costs, settings: nightsTeaching(protocol, rule) }],
  )
  const places = deadly.reduce((n, { settings }) => n + settings.length, 0)
  return deadly.map(({ rule, law, costs, settings }): Figures => {
    tell(`${protocol.name}: ${rule}`)
    const witness = timed(() => witnessOf(protocol, rule))
    const longer = ratios(protocol, rule, costs, count)
    const [setting] = settings
    const cut = setting ? cuts(setting, rule, law, count) : []
    const called = calls(settings, rule, law, count)
    const killed = called.filter(c => c.killed)
    const holds = settings.flatMap(s => blames(s, rule, law, Math.ceil(blameCount / places)))
    const share = (part: number, whole: number): number | null => (whole === 0 ? null : rounded(part / whole, 3))
    return {
      protocol: protocol.name,
      rule,
      misconception: law.misconception ?? null,
      witnessActs: witness.value?.acts.length ?? null,
      witnessMs: Math.round(witness.ms),
      walks: longer.length,
      ratioMedian: quantile(longer, 0.5),
      ratioMost: quantile(longer, 1),
      brokenNights: cut.length,
      nightActs: quantile(
        cut.map(c => c.before),
        0.5,
      ),
      ddminActs: quantile(
        cut.map(c => c.ddmin),
        0.5,
      ),
      cutActs: quantile(
        cut.map(c => c.after),
        0.5,
      ),
      cutMsP50: quantile(
        cut.map(c => c.ms),
        0.5,
      ),
      cutMsP95: quantile(
        cut.map(c => c.ms),
        0.95,
      ),
      unpunished: called.length,
      harmless: called.filter(c => c.harmless && !c.killed).length,
      closeCallShare: share(killed.length, called.length),
      aloneShare: share(called.filter(c => c.alone).length, called.length),
      closeCallMsP50: quantile(
        killed.map(c => c.ms),
        0.5,
      ),
      closeCallMsP95: quantile(
        killed.map(c => c.ms),
        0.95,
      ),
      blamed: holds.length,
      blameShare: share(holds.filter(Boolean).length, holds.length),
    }
  })
}
