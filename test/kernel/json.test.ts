/** What comes off the wire is compared with what the rules offer: equal must mean that nothing more was said. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Json, sameJson, stableText } from '../../shared/kernel/json.ts'

const parsed = (text: string): Json => JSON.parse(text)
const small = fc.constantFrom<Json>(null, 0, 1, '', 'a', false, [], {}, [0], { a: 0 }, { a: [] }, { b: 0, a: {} })
const value = fc.oneof(small, fc.array(small, { maxLength: 2 }), fc.dictionary(fc.constantFrom('a', 'b', '0'), small))

it('values are equal exactly when their texts are', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(sameJson(a, b)).toBe(stableText(a) === stableText(b))
    }),
    { numRuns: 2_000, seed: 1 },
  )
})

it.each(['{"toString":{}}', '{"__proto__":{}}', '[]'])('nothing that is inherited stands for a key of %s', text => {
  expect(sameJson(parsed(text), {})).toBe(false)
  expect(sameJson({}, parsed(text))).toBe(false)
  expect(sameJson(parsed(text), parsed(text))).toBe(true)
})

it('the order of keys does not count, and what is undefined is not there', () => {
  expect(sameJson(parsed('{"a":1,"b":[2]}'), parsed('{"b":[2],"a":1}'))).toBe(true)
  const card: { readonly a: number; readonly about?: number | undefined } = { a: 1, about: undefined }
  expect(sameJson(card as Json, { a: 1 })).toBe(true)
})
