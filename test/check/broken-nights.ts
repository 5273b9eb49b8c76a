/** Nights that end in a violation: for each rule that costs an invariant, a bot that breaks it, in a seat where it hurts. */
import type { Staged } from '../../shared/check/rehearsal.ts'
import type { Kit, Protocol } from '../../shared/kernel/protocol.ts'
import { begin } from '../../shared/kernel/step.ts'
import type { NightRun } from '../../shared/match/night-run.ts'
import { handsFor, playNight, seeds } from '../../shared/match/simulate.ts'
import { nightsTeaching } from '../tools/pricing.ts'

export interface BrokenNight {
  readonly name: string
  readonly rule: string
  readonly run: NightRun<Kit>
  readonly stage: Staged<Kit>
  readonly invariant: string
}

const SEEDS = 10

/** `count` nights for every rule that some night teaches, found as they are asked for. */
export function* brokenNights(protocol: Protocol<Kit>, count: number): Generator<BrokenNight> {
  for (const [rule, law] of Object.entries(protocol.rules)) {
    const [setting] = nightsTeaching(protocol, rule)
    if (law.costs === 'goal' || !setting) continue
    const nodes = Object.keys(setting.level.nights[setting.night]?.deals[0] ?? {})
    const seats = law.heldBy === 'all' ? (['all'] as const) : nodes.map(node => [node])
    let left = count
    for (const seed of seeds(SEEDS, 'broken'))
      for (const seat of seats) {
        if (left === 0) break
        const run = playNight(setting, seed, handsFor(setting, { by: 'bot', flaw: rule }, seat))
        if (!run.breach) continue
        left -= 1
        const { invariant } = run.breach
        yield { name: `${protocol.name}, ${rule}, ${seed}, ${seat}`, rule, run, stage: stageOf(run), invariant }
      }
  }
}

function stageOf({ config, plan, deal }: NightRun<Kit>): Staged<Kit> {
  return {
    protocol: config.protocol,
    begins: begin(config.protocol, plan.setup, deal).world,
    powers: plan.powers,
  }
}
