/** What each act does to a world, and nothing else. */
import { describe, expect, it } from 'vitest'
import { begin, Impossible, nodeOf, step } from '../../shared/kernel/step.ts'
import type { World } from '../../shared/kernel/world.ts'
import { dealTo, type EchoKit, echo } from './echo.ts'

type Act = Parameters<typeof step<EchoKit>>[2]

const fresh = begin(echo, { nagMs: 5_000 }, dealTo({ a: 'peer', b: 'peer' })).world

function done(from: World<EchoKit>, ...acts: readonly Act[]): World<EchoKit> {
  return acts.reduce((w, act) => step(echo, w, act).world, from)
}

const asks = (node: string): Act => ({ type: 'request', node, request: { type: 'Greet' } })
const greets = (node: string, card = 1): Act => ({ type: 'move', node, move: { type: 'greet', card } })
const greeted = done(fresh, asks('a'), greets('a'))
const HELLO = 'a>b#1'

describe('a move', () => {
  it('takes its card off the inbox and sends', () => {
    expect(nodeOf(greeted, 'a').view.cards).toEqual([])
    expect(greeted.channel).toEqual([{ id: HELLO, from: 'a', to: 'b', message: { type: 'Hello', nth: 1 }, tag: 1 }])
  })

  it('changes nothing in the world it was made in', () => {
    const before = structuredClone(fresh)
    done(fresh, asks('a'), greets('a'))
    expect(fresh).toEqual(before)
  })

  it('ties the judge’s tag to what it sends, and the receiver does not see it', () => {
    const { view, tags } = nodeOf(done(greeted, { type: 'deliver', envelope: HELLO }), 'b')
    expect(tags).toEqual({ 1: 1 })
    expect(JSON.stringify(view)).not.toContain('tag')
  })
})

describe('a duplicate', () => {
  const copied = done(greeted, { type: 'duplicate', envelope: HELLO })

  it('keeps its id', () => {
    expect(copied.channel.map(e => e.id)).toEqual([HELLO, HELLO])
  })

  it('arrives under a new card number', () => {
    const both = done(copied, { type: 'deliver', envelope: HELLO }, { type: 'deliver', envelope: HELLO })
    expect(nodeOf(both, 'b').view.cards.map(c => c.card)).toEqual([1, 2])
    expect(both.channel).toEqual([])
  })

  it('is one of two: dropping one leaves the other', () => {
    expect(done(copied, { type: 'drop', envelope: HELLO }).channel).toHaveLength(1)
  })
})

describe('a crash', () => {
  const crashed = done(greeted, asks('a'), { type: 'crash', node: 'a' })

  it('takes memory, inbox and timers, and leaves the disk', () => {
    const { up, view } = nodeOf(crashed, 'a')
    expect(up).toBe(false)
    expect(view).toMatchObject({ disk: { greeted: 1 }, memory: { heard: [] }, cards: [], armed: [] })
  })

  it('leaves boats under way', () => {
    expect(crashed.channel).toHaveLength(1)
  })

  it('lets a dark node lose what reaches it', () => {
    const lost = done(greeted, { type: 'crash', node: 'b' }, { type: 'deliver', envelope: HELLO }, asks('b'))
    expect(lost.channel).toEqual([])
    expect(nodeOf(lost, 'b').view.cards).toEqual([])
  })

  it('is over after a restart, with the disk as it was and the timers of a start', () => {
    const { up, view } = nodeOf(done(crashed, { type: 'restart', node: 'a' }), 'a')
    expect(up).toBe(true)
    expect(view).toMatchObject({ disk: { greeted: 1 }, armed: ['nag'] })
  })

  it('does not make card numbers or envelope ids begin anew', () => {
    const woken = done(crashed, { type: 'restart', node: 'a' }, asks('a'))
    expect(nodeOf(woken, 'a').view.cards.map(c => c.card)).toEqual([3])
    expect(done(woken, greets('a', 3)).channel.map(e => e.id)).toEqual([HELLO, 'a>b#2'])
  })
})

describe('a timer', () => {
  const rung = done(fresh, { type: 'fire', node: 'a', timer: 'nag' })

  it('rings once: a card lies there, and it is armed no more', () => {
    expect(nodeOf(rung, 'a').view).toMatchObject({ armed: [], cards: [{ card: 1, type: 'timer', timer: 'nag' }] })
    expect(() => done(rung, { type: 'fire', node: 'a', timer: 'nag' })).toThrow(Impossible)
  })

  it('set anew takes back a ring that nobody has answered', () => {
    const set = done(rung, asks('a'), greets('a', 2))
    expect(nodeOf(set, 'a').view).toMatchObject({ armed: ['nag'], cards: [] })
  })
})

it('counts what is spent', () => {
  const acts: readonly Act[] = [
    { type: 'duplicate', envelope: HELLO },
    { type: 'drop', envelope: HELLO },
    { type: 'fire', node: 'b', timer: 'nag' },
    { type: 'crash', node: 'b' },
  ]
  expect(done(greeted, ...acts).spent).toEqual({ drop: 1, duplicate: 1, crash: 1, fire: 1, request: 1 })
})

it.each<readonly [string, Act]>([
  ['an envelope that is not under way', { type: 'deliver', envelope: 'a>b#9' }],
  ['a move of a node that is not there', greets('z')],
  ['waking a node that is awake', { type: 'restart', node: 'a' }],
])('refuses %s', (_, act) => {
  expect(() => done(fresh, act)).toThrow(Impossible)
})
