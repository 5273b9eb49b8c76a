/** What is said of a mistake that went unpunished: true, by the book, and within the powers of the sea. */
import { describe, expect, it } from 'vitest'
import { type CloseCall, closeCall } from '../../shared/check/close-call.ts'
import { scopeAt } from '../../shared/check/moment.ts'
import { ScopeSystem } from '../../shared/check/scope.ts'
import { storms } from '../../shared/check/storm.ts'
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
/** Enough for a storm. */
const MANY_WORLDS = 200_000

interface Lucky {
  readonly name: string
  readonly rule: string
  readonly run: NightRun<Kit>
  readonly mistake: ActRecord<Kit>
  readonly call: CloseCall<Kit>
}

/** The first night under chance in which a rule was broken, nothing came of it, and this is said. */
function lucky(protocolName: string, rule: string, maxWorlds: number, said: (call: CloseCall<Kit>) => boolean): Lucky {
  const protocol = protocols.find(p => p.name === protocolName)
  for (const setting of protocol ? nightsTeaching(protocol, rule) : [])
    for (const seed of seeds(10, 'close'))
      for (const seat of Object.keys(setting.level.nights[setting.night]?.deals[0] ?? {})) {
        const hands = handsFor(setting, { by: 'bot', flaw: rule }, [seat])
        const run = playNight({ ...setting, sea: 'chance' }, seed, hands)
        const mistake = unpunished(run).find(act => act.mistakes.includes(rule))
        const call = mistake && closeCallAt(run, mistake, { maxWorlds })
        if (mistake && call && said(call)) return { name: `${protocolName}, ${rule}`, rule, run, mistake, call }
      }
  throw new Error(`no night in which ${rule} went unpunished by luck`)
}

const alone = ({ kill }: CloseCall<Kit>): boolean => kill?.again === false
const again = ({ kill }: CloseCall<Kit>): boolean => kill?.again === true
const nights = [
  lucky('raft', 'minority-leads', MAX_WORLDS, alone),
  lucky('saga-orchestration', 'answered-before-disk', MAX_WORLDS, alone),
  lucky('raft', 'votes-twice', MANY_WORLDS, again),
  lucky('raft', 'vote-in-memory', MANY_WORLDS, again),
] as const

describe.each(nights)('$name', ({ run, mistake, call, rule }) => {
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

  it('is followed by moves by the book and, where that is said, the same mistake again; by no more than the sea may do', () => {
    let { world } = momentAfter(run, mistake.index + 1)
    let mistakes = 0
    for (const act of acts) {
      if (act.type === 'crash') expect(act.node).toBe(mistake.node)
      if (act.type === 'move' && !protocol.lawless?.(nodeOf(world, act.node).view)) {
        const { view } = nodeOf(world, act.node)
        const broken = protocol.mistakes(view, act.move)
        if (broken.length === 0) expect(act.move).toEqual(protocol.textbook(view))
        else expect([act.node, broken]).toEqual([mistake.node, [rule]])
        mistakes += broken.length
      }
      world = step(protocol, world, act).world
    }
    expect(mistakes > 0).toBe(call.kill?.again)
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
    expect(stopped.worlds).toBeLessThan(500)
  })
})

describe.each([lucky('vector-clocks', 'smaller-means-before', MAX_WORLDS, ({ harmless }) => harmless)])(
  '$name, of which it is said that this once it could do no harm',
  ({ run, mistake, call }) => {
    it('breaks nothing when it goes on at random, by the book', () => {
      const moment = momentAfter(run, mistake.index + 1)
      const system = new ScopeSystem(moment.protocol, scopeAt(moment, call.powers), {
        players: 'by the book',
        from: moment,
      })
      const stormed = storms(system, { seed: 'harmless', crashing: mistake.node ?? '', maxActs: 60, maxWorlds: 5_000 })
      expect(stormed.worlds).toBeGreaterThan(0)
      expect(stormed.actions).toBeUndefined()
    })
  },
)

const safe = evenings.filter(({ level, night }) => level.lawful === 'safe' && night === 0)

it.each(safe)('finds nothing where nobody erred: $name', evening => {
  const run = playNight({ ...evening, sea: 'chance' }, 'lawful-0')
  for (const share of [0.1, 0.5]) {
    const moment = momentAfter(run, Math.floor(run.acts.length * share))
    for (const erred of Object.keys(run.deal))
      expect(closeCall(moment, erred, [], { maxWorlds: 2_000 }).kill).toBeUndefined()
  }
})
