/** An instructor's own level: what may be changed, what does not fit, what it becomes, and whether it can still be won. */
import { describe, expect, it, test } from 'vitest'
import type { Level } from '../../shared/kernel/level.ts'
import { NO_POWERS } from '../../shared/kernel/parts/sea.ts'
import type { World } from '../../shared/kernel/world.ts'
import { parametersOf } from '../../shared/match/level-parameters.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import { screenOf } from '../../shared/match/screen.ts'
import { playNight, seeds } from '../../shared/match/simulate.ts'
import { solvable, verdictOn } from '../../shared/match/solvable.ts'
import { changedLevel, tweakedLevel } from '../../shared/match/tweak.ts'
import { misfitOf } from '../../shared/match/tweak-law.ts'
import { raft } from '../../shared/protocols/raft/index.ts'
import type { RaftKit } from '../../shared/protocols/raft/words.ts'
import type { LevelTweak, NightTweak, PlanCheck } from '../../shared/wire/plan.ts'
import { levels } from '../battery/nights.ts'

const EFFORT = { maxWorlds: 20_000, until: () => false, tell: () => {} }

const tweak = (...nights: readonly NightTweak[]): LevelTweak => ({ title: 'Mine', hints: true, nights })
const firstLight = (...nights: readonly NightTweak[]): PlanCheck => ({
  protocol: 'raft',
  level: 'first-light',
  tweak: tweak(...nights),
})
const level = raft.levels.find(({ id }) => id === 'first-light')
if (!level) throw new Error('no first light')

describe.each(levels)('$name', ({ protocol, level: own }) => {
  const parameters = parametersOf(protocol.name, own.id)

  it('tells of everything that may be changed, in words', () => {
    expect(parameters?.nights.length).toBe(own.nights.length)
    for (const [nth, night] of (parameters?.nights ?? []).entries()) {
      const plan = own.nights[nth]
      expect(night.deals.length).toBe(plan?.deals.length)
      expect(new Set(night.nodes.map(({ node }) => node))).toEqual(new Set(Object.keys(plan?.deals[0] ?? {})))
      expect(night.nodes.some(({ person }) => person)).toBe(true)
      for (const words of [...night.deals, ...night.requests.map(request => request.words)]) expect(words).not.toBe('')
    }
    // Deals that differ in somebody's secret can be told apart.
    for (const { deals } of parameters?.nights ?? [])
      if (own.nights.some(({ deals: all }) => new Set(all.map(deal => JSON.stringify(deal))).size > 1))
        expect(new Set(deals).size).toBeGreaterThan(deals.length > 1 ? 1 : 0)
  })

  it('is what it was when all that may be changed is set to what it is', () => {
    const same = (parameters?.nights ?? []).map(
      ({ brief, lastsMs, darkMs, deals, requests }, night): NightTweak => ({
        ...{ night, brief, lastsMs, darkMs, faults: [], bots: [], deals: deals.map((_, place) => place) },
        requests: requests.map(({ atMs }, nth) => ({ nth, atMs })),
      }),
    )
    expect(misfitOf({ protocol: protocol.name, level: own.id, tweak: tweak(...same) })).toBeUndefined()
    const again = tweakedLevel(own, tweak(...same))
    for (let night = 0; night < own.nights.length; night++)
      for (const seed of seeds(2, 'same')) {
        const one = playNight({ protocol, level: own, night, sea: 'adversary' }, seed)
        const other = playNight({ protocol, level: again, night, sea: 'adversary' }, seed)
        expect(other.acts.map(({ act, atMs }) => [atMs, act])).toEqual(one.acts.map(({ act, atMs }) => [atMs, act]))
        expect(other.ended).toBe(one.ended)
      }
  })
})

test.each<[string, PlanCheck, string]>([
  ['no level', { ...firstLight(), level: 'last-light' }, 'There is no level raft/last-light.'],
  ['no night', firstLight({ night: 9 }), 'This level has no night 10.'],
  ['no deal', firstLight({ night: 0, deals: [0, 7] }), 'Night 1: there is no deal 8.'],
  ['no request', firstLight({ night: 0, requests: [{ nth: 40, atMs: null }] }), 'Night 1: there is no request 41.'],
  ['no node', firstLight({ night: 0, bots: ['n9'] }), 'Night 1: there is no n9.'],
  ['nobody left', firstLight({ night: 0, bots: ['n1', 'n2', 'n3', 'n4', 'n5'] }), 'Night 1: nobody is left to play.'],
  [
    'a late request',
    firstLight({ night: 1, requests: [{ nth: 0, atMs: 500_000 }] }),
    'Night 2: request 1 comes when the night is over.',
  ],
  [
    'a late fault',
    firstLight({ night: 0, faults: [{ atMs: 500_000, fault: { type: 'calm' } }] }),
    'Night 1: a fault comes at 500 s, when the night is over.',
  ],
  [
    'a fault of no node',
    firstLight({ night: 0, faults: [{ atMs: 1_000, fault: { type: 'crash', node: 'n8' } }] }),
    'Night 1: at 1 s: There is no n8 in this night.',
  ],
  [
    'clocks where there are none',
    firstLight({ night: 0, faults: [{ atMs: 1_000, fault: { type: 'skew', node: 'n1', byMs: 5 } }] }),
    'Night 1: at 1 s: Clocks play no part in this night.',
  ],
  [
    'loss in a synchronous network',
    {
      ...{ protocol: 'byzantine-generals', level: 'cannot-tell' },
      tweak: tweak({ night: 0, weather: { loss: 0.1, duplication: 0, delayMs: [1, 2] } }),
    },
    'Night 1: it is for a synchronous network: its channel stays as it is.',
  ],
])('%s does not fit, and why is said', (_, check, words) => {
  expect(misfitOf(check)).toBe(words)
})

test('nodes given to bots are nobody’s seat, a request that is left out never comes, and faults come by themselves', () => {
  const fault = { type: 'crash', node: 'n1' } as const
  const changed = tweakedLevel(
    level,
    tweak({ night: 1, bots: ['n2', 'n3'], requests: [{ nth: 0, atMs: null }], faults: [{ atMs: 10_000, fault }] }),
  )
  const [plan, own] = [changed.nights[1], level.nights[1]]
  expect(plan?.deals.every(deal => deal['n2']?.chair === 'bot' && deal['n3']?.chair === 'bot')).toBe(true)
  expect(plan?.requests.length).toBe((own?.requests.length ?? 0) - 1)
  const run = playNight({ protocol: raft, level: changed, night: 1, sea: 'chance' }, 'script')
  expect(run.acts.filter(({ act }) => act.type === 'crash')).toMatchObject([
    { atMs: 10_000, node: 'n1', injected: true },
  ])
})

test('an instructor’s weather does what it says, beyond the night’s powers; a synchronous network keeps its own', () => {
  const weather = { loss: 0.5, duplication: 0, delayMs: [500, 900] } as const
  const poor: Level<RaftKit> = {
    ...level,
    nights: level.nights.map(night => ({ ...night, powers: { ...NO_POWERS, drop: 1 } })),
  }
  const lost = (one: Level<RaftKit>) => {
    const run = playNight({ protocol: raft, level: one, night: 0, sea: 'chance' }, 'weather')
    const ends = run.acts.filter(({ act }) => act.type === 'drop' || act.type === 'deliver')
    return ends.filter(({ act }) => act.type === 'drop').length / ends.length
  }
  expect(lost(changedLevel(poor, { weather }))).toBeGreaterThan(0.35)
  expect(lost(poor)).toBe(0)
  for (const { protocol, level: own } of levels)
    for (const [nth, night] of changedLevel(own, { weather }).nights.entries())
      expect(night.weather, protocol.name).toEqual(
        night.powers.timing === 'synchronous' ? own.nights[nth]?.weather : weather,
      )
})

test('an instructor’s weather takes nothing from the adversary, the night’s own does', () => {
  const weather = { loss: 0.5, duplication: 0.3, delayMs: [500, 900] } as const
  const seenSpent = (change: (own: Level<RaftKit>) => Level<RaftKit>) => {
    const seen: number[] = []
    const powers = { ...NO_POWERS, drop: 99, duplicate: 99 }
    const adversary = ({ spent }: World<RaftKit>) => void seen.push(spent.drop, spent.duplicate)
    const own = { ...level, nights: level.nights.map(night => ({ ...night, powers, adversary })) }
    const run = playNight({ protocol: raft, level: change(own), night: 0, sea: 'adversary' }, 'spent')
    expect(run.acts.some(({ act }) => act.type === 'drop')).toBe(true)
    return Math.max(...seen)
  }
  expect(seenSpent(own => changedLevel(own, { weather }))).toBe(0)
  expect(seenSpent(own => ({ ...own, nights: own.nights.map(night => ({ ...night, weather })) }))).toBeGreaterThan(5)
})

test('without hints guided play still refuses, and shows nobody what the book would do', () => {
  const hinted = (hints: boolean): boolean => {
    const changed = tweakedLevel(level, { ...tweak(), hints })
    const config = { protocol: raft, level: changed, night: 0, sea: 'chance' as const, seed: 'hints' }
    const run = new NightRun<RaftKit>({ ...config, hands: { n1: { by: 'person' } } })
    while (run.owed('n1') === undefined) run.advance()
    return screenOf(run, 'n1', 'guided', { landedMs: new Map(), claims: [] }).hint !== null
  }
  expect(hinted(true)).toBe(true)
  expect(hinted(false)).toBe(false)
})

describe('a check', () => {
  it('finds a changed night solvable, and says how often it was won', () => {
    const told: number[] = []
    const verdict = solvable(firstLight({ night: 2, lastsMs: 200_000 }), { ...EFFORT, tell: done => told.push(done) })
    expect(verdict).toMatchObject({ type: 'solvable', nights: 40, broken: 0 })
    expect(verdict?.words).toContain('bots by the book won')
    expect(told).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
  })

  it('finds out what makes it impossible', () => {
    const silence = { atMs: 0, fault: { type: 'loss', share: 1 } } as const
    const lost = solvable(firstLight({ night: 0, faults: [silence] }), EFFORT)
    expect(lost).toMatchObject({ type: 'impossible', won: 0 })
    expect(lost?.words).toMatch(/Without the script of faults they win \d+ of 10\.$/)
    const short = solvable(firstLight({ night: 0, lastsMs: 5_000 }), EFFORT)
    expect(short?.words).toMatch(/In a night ten times as long they win \d+ of 10\.$/)
  })

  it('does not blame the changes for a level that is meant to be lost', () => {
    const generals = { protocol: 'byzantine-generals', level: 'traitor-at-three', tweak: tweak() }
    expect(solvable(generals, EFFORT)).toMatchObject({ type: 'hard', won: 0 })
  })

  it('searches where nothing helps, and says whether it saw everything', () => {
    // Two ships must be told who leads, and none comes.
    const [night] = level.nights
    const deal = night && Object.fromEntries(Object.entries(night.deals[0] ?? {}).slice(0, 3))
    if (!night || !deal) throw new Error('no night')
    const { setupFor: _, ...plain } = night
    const requests = night.requests.filter(({ to }) => to in deal)
    const few = { ...level, nights: [{ ...plain, deals: [deal], requests, setup: { ...plain.setup, ships: 2 } }] }
    const none = tweak({ night: 0, requests: requests.map((__, nth) => ({ nth, atMs: null })) })
    const whole = verdictOn(raft, few, none, { ...EFFORT, maxWorlds: 20_000 })
    expect(whole.type).toBe('impossible')
    expect(whole.words).toMatch(
      /No schedule by the book with up to \d rings? of a timer reaches the goal: all of them were/,
    )
    const some = verdictOn(raft, few, none, { ...EFFORT, maxWorlds: 50 })
    expect(some.words).toMatch(/no schedule to the goal among 50 worlds; there are more, so that is no proof\.$/)
  })

  it('ends when it is told to, with what it has', () => {
    let asked = 0
    const verdict = solvable(firstLight(), { ...EFFORT, until: () => ++asked > 50 })
    expect(verdict?.nights).toBe(50)
    expect(verdict?.words).toContain('was not played: the time was up.')
  })
})
