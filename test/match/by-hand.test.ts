/** What an instructor's hand does to a night: the faults, what is said of them afterwards, and who is to blame then. */
import { describe, expect, it, test } from 'vitest'
import type { Fault } from '../../shared/kernel/fault.ts'
import { readClock } from '../../shared/kernel/parts/wall-clock.ts'
import type { Kit, NodeId } from '../../shared/kernel/protocol.ts'
import { whatIf } from '../../shared/match/blame.ts'
import { debriefOf } from '../../shared/match/debrief.ts'
import { unfitNow } from '../../shared/match/fault-law.ts'
import { answer } from '../../shared/match/inquiry.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import { handsFor, playNight, type Setting, seeds } from '../../shared/match/simulate.ts'
import { transcript } from '../../shared/match/transcript.ts'
import { type Evening, evenings } from '../battery/nights.ts'
import { expectKept } from './kept.ts'

function evening(name: string): Evening {
  const found = evenings.find(one => one.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  return found
}

const nodesOf = ({ plan }: Evening): readonly NodeId[] => Object.keys(plan.deals[0] ?? {})

/** Goes on until this time, with these faults injected at theirs. */
function play(
  setting: Setting<Kit>,
  seed: string,
  faults: readonly (readonly [atMs: number, fault: Fault])[],
  hands = {},
): NightRun<Kit> {
  const run: NightRun<Kit> = new NightRun({ ...setting, seed, hands })
  for (const [atMs, fault] of faults) {
    while (!run.ended && (run.dueMs() ?? 0) <= atMs) run.advance()
    run.sailTo(atMs)
    if (unfitNow(run, fault) === undefined) run.inject(fault, '')
  }
  while (!run.ended) run.advance()
  return run
}

const firstLight = evening('raft/first-light, night 1')
const vectors = evenings.find(({ plan }) => plan.clocks !== undefined)
const generals = evenings.find(({ plan }) => plan.powers.timing === 'synchronous')

describe.each(evenings.filter(({ level }) => level.lawful === 'safe'))('$name', one => {
  const nodes = nodesOf(one)
  const [first = '', second = ''] = nodes
  const faults: readonly Fault[] = [
    { type: 'loss', share: 0.5 },
    { type: 'delay', factor: 5 },
    { type: 'duplicate', share: 1 },
    { type: 'partition', side: [first, second] },
    ...nodes.map(node => ({ type: 'crash' as const, node })),
    { type: 'skew', node: first, byMs: -60_000 },
  ]

  it('is never broken by the book, whatever an instructor may do', () => {
    for (const [nth, seed] of seeds(5, 'by hand').entries())
      for (const fault of faults) {
        const run = play(one, seed, [[4_000 + 6_000 * nth, fault]])
        expect(run.breach, `${seed}, ${JSON.stringify(fault)}`).toBeUndefined()
      }
  })
})

test('what makes no sense is refused in words', () => {
  const run: NightRun<Kit> = new NightRun({ ...firstLight, seed: 'law', hands: {} })
  const why = (fault: Fault) => unfitNow(run, fault)
  expect(why({ type: 'crash', node: 'n9' })).toBe('There is no n9 in this night.')
  expect(why({ type: 'restart', node: 'n1' })).toBe('n1 is not dark.')
  expect(why({ type: 'skew', node: 'n1', byMs: 1 })).toBe('Clocks play no part in this night.')
  expect(why({ type: 'partition', side: nodesOf(firstLight) })).toBe('A partition needs nodes on both sides.')
  expect(why({ type: 'calm' })).toBe('Nothing injected is in force.')
  run.inject({ type: 'crash', node: 'n1' }, '')
  expect(why({ type: 'crash', node: 'n1' })).toBe('n1 is dark already.')
  expect(why({ type: 'restart', node: 'n1' })).toBeUndefined()
  while (!run.ended) run.advance()
  expect(why({ type: 'loss', share: 1 })).toBe('The night is over.')

  if (!generals || !vectors) throw new Error('no such nights')
  const oral: NightRun<Kit> = new NightRun({ ...generals, seed: 'law', hands: {} })
  expect(unfitNow(oral, { type: 'loss', share: 0.1 })).toContain('synchronous')
  expect(unfitNow(oral, { type: 'delay', factor: 3 })).toBeUndefined()
  const [node = ''] = nodesOf(vectors)
  const clocked: NightRun<Kit> = new NightRun({ ...vectors, seed: 'law', hands: {} })
  expect(unfitNow(clocked, { type: 'crash', node })).toBe(`${node} does not crash in this protocol.`)
  expect(unfitNow(clocked, { type: 'skew', node, byMs: 1 })).toBeUndefined()
})

test('all that sails while everything is lost goes down, and after a calm boats land again', () => {
  const run = play(firstLight, 'loss', [
    [0, { type: 'loss', share: 1 }],
    [45_000, { type: 'calm' }],
  ])
  const sailed = (fromMs: number, toMs: number) =>
    run.acts
      .filter(({ act }) => act.type === 'deliver' || act.type === 'drop')
      .filter(({ sentBy }) => {
        const leftMs = run.acts[sentBy ?? -1]?.atMs ?? -1
        return leftMs >= fromMs && leftMs < toMs
      })
  const inTheStorm = sailed(1, 45_000)
  expect(inTheStorm.length).toBeGreaterThan(5)
  expect(inTheStorm.every(({ act, injected }) => act.type === 'drop' && injected)).toBe(true)
  expect(sailed(45_000, 1e9).some(({ act }) => act.type === 'deliver')).toBe(true)
  expect(sailed(45_000, 1e9).some(({ injected }) => injected)).toBe(false)
})

test('what is injected is not taken from what the night itself may do', () => {
  const amnesia = evening('raft/amnesia, night 1')
  const crashes = (run: NightRun<Kit>) => run.acts.filter(({ act }) => act.type === 'crash').map(a => a.injected)
  const flaw = handsFor<Kit>(amnesia, { by: 'bot', flaw: 'vote-in-memory' })
  const [seed] = seeds(50, 'own').filter(one => crashes(playNight(amnesia, one, flaw)).length === 1)
  if (seed === undefined) throw new Error('the adversary never struck')
  expect(crashes(play(amnesia, seed, [[1, { type: 'crash', node: 'n5' }]], flaw))).toEqual([true, false])
})

test('a partition parts, and says so on every boat it takes', () => {
  const run = play(firstLight, 'wall', [[0, { type: 'partition', side: ['n1', 'n2'] }]])
  const few = (node: NodeId) => node === 'n1' || node === 'n2'
  const across = run.acts.filter(({ envelope }) => envelope && few(envelope.from) !== few(envelope.to))
  expect(across.length).toBeGreaterThan(0)
  expect(across.every(({ act, injected }) => act.type === 'drop' && injected)).toBe(true)
})

test('who is woken by hand and crashes again stays dark for the whole of the second time', () => {
  const run = play(firstLight, 'dark', [
    [10_000, { type: 'crash', node: 'n1' }],
    [12_000, { type: 'restart', node: 'n1' }],
    [14_000, { type: 'crash', node: 'n1' }],
  ])
  const { darkMs } = firstLight.plan
  const times = run.acts.filter(a => a.node === 'n1' && (a.act.type === 'crash' || a.act.type === 'restart'))
  expect(times.map(({ act, atMs }) => [act.type, atMs])).toEqual([
    ['crash', 10_000],
    ['restart', 12_000],
    ['crash', 14_000],
    ['restart', 14_000 + darkMs],
  ])
  expect(times.every(({ injected }) => injected)).toBe(true)
})

test('a clock that has jumped is read as it is from then on', () => {
  if (!vectors) throw new Error('no clocks')
  const readings = (run: NightRun<Kit>) =>
    run.acts.flatMap(({ act, atMs }) => {
      const own = act.type === 'move' && act.clockMs !== undefined ? vectors.plan.clocks?.[act.node] : undefined
      return own && act.type === 'move'
        ? [{ node: act.node, atMs, offMs: (act.clockMs ?? 0) - readClock(own, atMs) }]
        : []
    })
  const [node = ''] = nodesOf(vectors)
  const run = play(vectors, 'skew', [[20_000, { type: 'skew', node, byMs: 7_000 }]])
  const seen = readings(run)
  expect(seen.some(one => one.offMs === 7_000)).toBe(true)
  for (const one of seen) expect(one.offMs).toBe(one.node === node && one.atMs >= 20_000 ? 7_000 : 0)
})

describe('a night that only a fault by hand could break', () => {
  const journey = evening('saga-orchestration/a-journey-for-two, night 1')
  const setting: Setting<Kit> = { ...journey, sea: 'chance' }
  const copies: Fault = { type: 'duplicate', share: 1 }
  const broken = () => {
    for (const seed of seeds(20, 'twice'))
      for (const node of nodesOf(journey)) {
        const hands = { [node]: { by: 'bot' as const, flaw: 'step-twice' } }
        const run = play(setting, seed, [[8_000, copies]], hands)
        if (run.breach && !playNight(setting, seed, hands).breach) return run
      }
    throw new Error('nothing broke')
  }
  const run = broken()
  const cast = nodesOf(journey).map(node => ({ node, player: `Player ${node}`, kind: 'person' as const }))
  const debrief = debriefOf(run, cast, 1)

  it('says what was injected, and blames the wrong move all the same', () => {
    expect(debrief.injected).toEqual([{ atMs: 8_000, words: '100% of messages land twice', why: '' }])
    expect(debrief.sentence).toContain('Injected by the instructor: 100% of messages land twice (at 8 s).')
    expect(debrief.blame?.rule).toBe('step-twice')
    expect(debrief.blame?.counterfactual.broken).toBe(false)
    expect(run.acts.filter(({ act }) => act.type === 'duplicate').every(({ injected }) => injected)).toBe(true)
  })

  it('meets the same faults when it is played again with another move, and from before they were injected', () => {
    const [first] = run.acts
    if (!first) throw new Error('nothing happened')
    const other = whatIf(run, first, 'as they did')
    expect(other.injected.all.map(({ atMs, fault }) => [atMs, fault])).toEqual([[8_000, copies]])
  })

  it('reads as it is kept', () => {
    const { headline, sentence, blame } = debrief
    const words = [headline, sentence, `${blame?.counterfactual.words}`]
    expectKept('by-hand', [transcript(run.config.protocol, run.acts), '', ...words, ''].join('\n'))
  })

  it('has a story that ends in the same breach', () => {
    const found = answer(run, { type: 'story' }, { maxWorlds: 5_000, until: () => false, tell: () => {} })
    expect(found).toMatchObject({ type: 'story', headline: run.breach?.headline })
  })
})
