/** The battery, points 1 and 2: state is JSON, the same inputs give the same world, menus are sound; no clock, no dice. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dieBetween } from '../../shared/kernel/dice.ts'
import { stableText } from '../../shared/kernel/json.ts'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import { replay, worldHash } from '../../shared/match/replay.ts'
import { handsFor, seeds } from '../../shared/match/simulate.ts'
import { type Evening, evenings, foolish, viewsOf, watch } from './nights.ts'

/** Throws at the first thing that JSON cannot hold. */
function mustBeJson(value: unknown, path: string): void {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return
  if (typeof value === 'number' && Number.isFinite(value)) return
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) mustBeJson(item, `${path}[${i}]`)
    return
  }
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    throw new Error(`${path} is not JSON: ${String(value)}`)
  for (const [key, item] of Object.entries(value)) mustBeJson(item, `${path}.${key}`)
}

/** Persons at every seat who now and then press any button, so that there are inputs to replay. */
function playedByHand(evening: Evening, seed: string): NightRun<Kit> {
  const { protocol } = evening
  const hands = handsFor(evening, { by: 'person' })
  const run: NightRun<Kit> = new NightRun({ ...evening, seed, hands })
  const nodes = Object.keys(run.world.nodes)
  while (!run.ended) {
    const node = nodes.find(n => run.waitsForHand(n))
    const wish = node === undefined ? undefined : run.owed(node)
    if (node === undefined || wish === undefined) {
      run.advance()
      continue
    }
    const menu = protocol.menu(run.view(node))
    const fancy = menu[dieBetween(seed, 'fancy', `${node}/${run.acts.length}`, 0, menu.length * 8)]
    run.play(node, fancy ?? wish)
  }
  return run
}

describe.each(evenings)('$name', evening => {
  beforeEach(() => {
    for (const [owner, method] of [
      [Date, 'now'],
      [Math, 'random'],
      [performance, 'now'],
    ] as const)
      vi.spyOn(owner as { now(): number }, method as 'now').mockImplementation(() => {
        throw new Error(`${method} was read`)
      })
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('keeps its state in JSON', () => {
    watch(evening, 'json-0', foolish(evening), run => mustBeJson(run.world, 'world'))
  })

  it('is the same world when it is played again', () => {
    for (const seed of seeds(10, 'replay')) {
      const run = playedByHand(evening, seed)
      expect(run.inputs.length).toBeGreaterThan(0)
      const again = replay(run.config, run.inputs)
      expect(worldHash(again.world)).toBe(worldHash(run.world))
      expect(again.acts.length).toBe(run.acts.length)
    }
  })

  it('has the same menu whenever it is asked, and every entry can be played and judged', () => {
    const { protocol } = evening
    for (const view of viewsOf(evening, seeds(3, 'menu'))) {
      const menu = protocol.menu(view)
      const copy = JSON.parse(JSON.stringify(view)) as typeof view
      expect(stableText(protocol.menu(copy))).toBe(stableText(menu))
      for (const move of menu) {
        mustBeJson(protocol.apply(view, move, 0), 'outcome')
        for (const rule of protocol.mistakes(view, move)) expect(protocol.rules).toHaveProperty([rule])
      }
    }
  })

  it('owes nothing that is not on the menu or admitted, and the book breaks no rule', () => {
    const { protocol } = evening
    for (const view of viewsOf(evening, seeds(3, 'book'))) {
      const owed = protocol.textbook(view)
      if (owed === undefined) continue
      const offered = protocol.menu(view).some(m => stableText(m) === stableText(owed))
      expect(offered || protocol.admits?.(view, owed) === true).toBe(true)
      expect(protocol.mistakes(view, owed)).toEqual([])
    }
  })
})
