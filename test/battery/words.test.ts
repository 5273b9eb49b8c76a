/** The battery, point 8: everything that is shown has words, and few. And every protocol has its lesson. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cardLabel, type Label } from '../../shared/kernel/present.ts'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { seeds } from '../../shared/match/simulate.ts'
import { protocols } from '../../shared/protocols/registry.ts'
import { type Evening, evenings, foolish, levels, rules, viewsOf, watch } from './nights.ts'

const MOST_IN_A_WORD = 5
const MOST_IN_A_DETAIL = 12

const count = (text: string): number => text.split(/\s+/).filter(w => w !== '').length

function check(what: unknown, { word, detail }: Label): void {
  const says = `${JSON.stringify(what)}: ${word}; ${detail}`
  expect(count(word), says).toBeGreaterThan(0)
  expect(count(word), says).toBeLessThanOrEqual(MOST_IN_A_WORD)
  expect(count(detail), says).toBeGreaterThan(0)
  expect(count(detail), says).toBeLessThanOrEqual(MOST_IN_A_DETAIL)
}

function claimsOf(evening: Evening, seed: string): readonly { readonly claim: Kit['claim']; readonly by: string }[] {
  const claims: { claim: Kit['claim']; by: string }[] = []
  for (const hands of [{}, foolish(evening)])
    watch(evening, seed, hands, (_, { node, claims: made }) => {
      for (const claim of made) claims.push({ claim, by: node ?? '' })
    })
  return claims
}

describe.each(evenings)('words: $name', evening => {
  const { present, menu } = evening.protocol

  it('has few words for every card, move and claim', () => {
    for (const view of viewsOf(evening, seeds(3, 'words'))) {
      for (const card of view.cards) check(card, cardLabel(present, card))
      for (const move of menu(view)) check(move, present.move(view, move))
    }
    for (const { claim, by } of claimsOf(evening, 'words-0')) check(claim, present.claim(claim, by))
  })

  it('has a flag of two letters for every message, and an aim', () => {
    for (const { cards } of viewsOf(evening, seeds(1, 'words')))
      for (const card of cards)
        if (card.type === 'envelope') expect(present.message(card.message).flag.code).toMatch(/^[A-Z]{2}$/)
    for (const view of viewsOf(evening, seeds(1, 'aim'))) {
      expect(count(present.aim(view))).toBeGreaterThan(0)
      expect(count(present.aim(view))).toBeLessThanOrEqual(MOST_IN_A_DETAIL)
    }
  })
})

describe.each(rules)('words: $name', ({ protocol, rule, law }) => {
  it('has a name, a reason and a source', () => {
    expect(count(protocol.present.rule(rule))).toBeGreaterThan(0)
    expect(count(protocol.present.rule(rule))).toBeLessThanOrEqual(MOST_IN_A_WORD + 1)
    expect(law.cite).not.toBe('')
    expect(law.why).toMatch(/\.$/)
  })
})

describe.each(protocols.map(({ name }) => ({ name })))('$name', ({ name }) => {
  it('has a lesson beside its code', () => {
    const lesson = new URL(`../../shared/protocols/${name}/lesson.md`, import.meta.url)
    expect(existsSync(lesson)).toBe(true)
    expect(count(readFileSync(lesson, 'utf8'))).toBeGreaterThan(100)
  })
})

describe.each(levels)('words: $name', ({ level }) => {
  it('asks once more elsewhere, with an answer, its reason and a source', () => {
    const { excerpt, ask, options, right, because, cite } = level.transfer
    expect(excerpt.length).toBeGreaterThan(0)
    expect(ask).toMatch(/\?$/)
    expect(new Set(options).size).toBe(options.length)
    expect(options[right]).toBeDefined()
    expect(because).toMatch(/\.$/)
    expect(cite).not.toBe('')
  })
})
