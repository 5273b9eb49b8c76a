/** Nights that end in a violation: for each rule that costs an invariant, a bot that breaks it, seated where it hurts. */
import type { Staged } from '../../shared/check/rehearsal.ts'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { begin } from '../../shared/kernel/step.ts'
import type { NightRun } from '../../shared/match/night-run.ts'
import { handsFor, playNight, seeds } from '../../shared/match/simulate.ts'
import { protocols } from '../../shared/protocols/registry.ts'
import { nightsTeaching, strikingSeat } from '../tools/pricing.ts'

export interface BrokenNight {
  readonly name: string
  readonly rule: string
  readonly run: NightRun<Kit>
  readonly stage: Staged<Kit>
  readonly invariant: string
}

/** `count` nights for every rule that some night teaches. */
export function brokenNights(count: number): readonly BrokenNight[] {
  return protocols.flatMap(protocol =>
    Object.entries(protocol.rules).flatMap(([rule, law]) => {
      const [setting] = nightsTeaching(protocol, rule)
      if (law.costs === 'goal' || !setting) return []
      const seat = strikingSeat(setting, rule, law)
      const hands = handsFor(setting, { by: 'bot', flaw: rule }, seat === 'all' ? 'all' : [seat])
      const nights: BrokenNight[] = []
      for (const seed of seeds(count * 4, 'broken')) {
        const run = playNight(setting, seed, hands)
        if (!run.breach || nights.length === count) continue
        const { invariant } = run.breach
        nights.push({ name: `${protocol.name}, ${rule}, ${seed}`, rule, run, stage: stageOf(run), invariant })
      }
      return nights
    }),
  )
}

export function stageOf({ config, plan, deal }: NightRun<Kit>): Staged<Kit> {
  return {
    protocol: config.protocol,
    begins: begin(config.protocol, plan.setup, deal).world,
    powers: plan.powers,
  }
}
