/** What is said of a mistake that went unpunished: true, by the book, and within the powers of the sea. */
import { describe, expect, it } from 'vitest'
import { type CloseCall, closeCall } from '../../shared/check/close-call.ts'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { nodeOf, step } from '../../shared/kernel/step.ts'
import { closeCallAt, momentAfter, unpunished } from '../../shared/match/close-calls.ts'
import type { NightRun } from '../../shared/match/night-run.ts'
import type { ActRecord } from '../../shared/match/record.ts'
import { handsFor, playNight, seeds } from '../../shared/match/simulate.ts'
import { protocols } from '../../shared/protocols/registry.ts'
import { evenings } from '../battery/nights.ts'
import { nightsTeaching } from '../tools/pricing.ts'

const MAX_WORLDS = 20_000

interface Lucky {
  readonly name: string
  readonly run: NightRun<Kit>
  readonly mistake: ActRecord<Kit>
  readonly call: CloseCall<Kit>
}

/** The first night under chance in which a rule was broken, nothing came of it, and something could have. */
function lucky(protocolName: string, rule: string): Lucky {
  const protocol = protocols.find(p => p.name === protocolName)
  for (const setting of protocol ? nightsTeaching(protocol, rule) : [])
    for (const seed of seeds(10, 'close'))
      for (const seat of Object.keys(setting.level.nights[setting.night]?.deals[0] ?? {})) {
        const hands = handsFor(setting, { by: 'bot', flaw: rule }, [seat])
        const run = playNight({ ...setting, sea: 'chance' }, seed, hands)
        const mistake = unpunished(run).find(act => act.mistakes.includes(rule))
        const call = mistake && closeCallAt(run, mistake, { maxWorlds: MAX_WORLDS })
        if (mistake && call?.kill) return { name: `${protocolName}, ${rule}`, run, mistake, call }
      }
  throw new Error(`no night in which ${rule} went unpunished by luck`)
}

const nights = [lucky('raft', 'minority-leads'), lucky('saga-orchestration', 'answered-before-disk')] as const

describe.each(nights)('$name', ({ run, mistake, call }) => {
  const { protocol } = run.config
  const acts = call.kill?.acts ?? []

  it('would have killed: the kernel goes from the world just after it to the violation, and no further', () => {
    let { world } = momentAfter(run, mistake.index + 1)
    const broken = acts.map(act => {
      world = step(protocol, world, act).world
      return protocol.invariants.some(i => i.broken(world) !== undefined)
    })
    expect(broken.at(-1)).toBe(true)
    expect(broken.slice(0, -1)).not.toContain(true)
  })

  it('is followed by nothing but moves by the book, and by no more than the sea may do', () => {
    let { world } = momentAfter(run, mistake.index + 1)
    for (const act of acts) {
      if (act.type === 'move') {
        const { view } = nodeOf(world, act.node)
        expect(act.move).toEqual(protocol.textbook(view))
        expect(protocol.mistakes(view, act.move)).toEqual([])
      }
      world = step(protocol, world, act).world
    }
    for (const power of ['drop', 'duplicate', 'crash'] as const) {
      const most = Math.min(call.powers[power], run.plan.powers[power])
      expect(acts.filter(act => act.type === power).length).toBeLessThanOrEqual(most)
    }
  })

  it('ends when it is told to', () => {
    let asked = 0
    const stopped = closeCallAt(run, mistake, { maxWorlds: MAX_WORLDS, until: () => ++asked > 20 })
    expect(stopped.kill).toBeUndefined()
    expect(stopped.searched).toBeUndefined()
    expect(stopped.worlds).toBeLessThan(200)
  })
})

const safe = evenings.filter(({ level, night }) => level.lawful === 'safe' && night === 0)

it.each(safe)('finds nothing where nobody erred: $name', evening => {
  const run = playNight({ ...evening, sea: 'chance' }, 'lawful-0')
  for (const share of [0.1, 0.5]) {
    const moment = momentAfter(run, Math.floor(run.acts.length * share))
    for (const erred of Object.keys(run.deal))
      expect(closeCall(moment, erred, { maxWorlds: 2_000 }).kill).toBeUndefined()
  }
})
