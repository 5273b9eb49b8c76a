/** Guided mode: a mistake is refused with its reason, recorded, and changes nothing. */
import { expect, it } from 'vitest'
import type { Json } from '../../shared/kernel/json.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { PlayedMatch } from '../../shared/match/port.ts'

const PLAYER = { id: 'p', name: 'P' }
const FOOLISH = { type: 'candle', length: 'short' }

function match(scaffold: 'guided' | 'practice'): PlayedMatch {
  const config = { protocol: 'raft', level: 'first-light', scaffold, seed: 'guided', players: [PLAYER] }
  return createMatch(config, 0)
}

interface NightRecord {
  readonly inputs: readonly { readonly what: Json }[]
  readonly worldHash: string
}

function tonight(played: PlayedMatch): NightRecord {
  const { nights } = played.record() as unknown as { readonly nights: readonly NightRecord[] }
  const last = nights.at(-1)
  if (!last) throw new Error('no night on record')
  return last
}

it('refuses a mistake, names its rule, and the world stays as it was', () => {
  const guided = match('guided')
  const before = tonight(guided).worldHash
  expect(guided.move(PLAYER.id, FOOLISH, 10)).toMatchObject({ ok: false, rule: 'same-timeout' })
  expect(tonight(guided).worldHash).toBe(before)
  expect(guided.owes(PLAYER.id)).toEqual({ type: 'candle', length: 'draw' })
})

it('puts the refusal on the record and in the player’s own log', () => {
  const guided = match('guided')
  guided.move(PLAYER.id, FOOLISH, 10)
  expect(tonight(guided).inputs.map(i => i.what)).toEqual([{ type: 'refused', move: FOOLISH, rule: 'same-timeout' }])
  expect(guided.log(PLAYER.id, 0).map(line => line.kind)).toContain('refused')
})

it('lets the same mistake happen in practice mode', () => {
  const practice = match('practice')
  const before = tonight(practice).worldHash
  expect(practice.move(PLAYER.id, FOOLISH, 10)).toEqual({ ok: true })
  expect(tonight(practice).worldHash).not.toBe(before)
})

it('refuses what is no move at all in any mode, and records nothing', () => {
  const practice = match('practice')
  expect(practice.move(PLAYER.id, { type: 'fly' }, 10)).toMatchObject({ ok: false, rule: null })
  expect(tonight(practice).inputs).toEqual([])
})
