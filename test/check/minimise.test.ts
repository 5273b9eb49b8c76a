/** What is left of a broken night when everything is taken out that need not be there. */
import { describe, expect, it } from 'vitest'
import { minimise } from '../../shared/check/minimise.ts'
import { licenceOf, rehearse, tellAll } from '../../shared/check/rehearsal.ts'
import { causes } from '../../shared/check/slice.ts'
import { step } from '../../shared/kernel/step.ts'
import { protocols } from '../../shared/protocols/registry.ts'
import { brokenNights } from './broken-nights.ts'

const nights = protocols.flatMap(protocol => [...brokenNights(protocol, 2)])

describe.each(nights)('$name', ({ run, stage, invariant, rule }) => {
  const acts = run.acts.map(record => record.act)
  const minimised = minimise(stage, acts, invariant)
  const left = minimised?.acts ?? []

  it('is broken by the last act of what is left, and by none before, when the kernel does it again', () => {
    let world = stage.begins
    const broken = left.map(act => {
      world = step(stage.protocol, world, act).world
      return stage.protocol.invariants.filter(i => i.broken(world) !== undefined).map(i => i.id)
    })
    expect(broken.at(-1)).toContain(invariant)
    expect(broken.slice(0, -1).flat()).not.toContain(invariant)
    expect(left.length).toBeLessThanOrEqual(acts.length)
  })

  it('is not broken without any one of the acts that are left', () => {
    expect(minimised?.minimal).toBe(true)
    const licence = licenceOf(stage, acts)
    const lines = tellAll(stage, left)
    for (const [i] of lines.entries()) {
      const others = lines.filter((_, at) => at !== i)
      expect(rehearse(stage, others, licence, invariant).breach, `without act ${i}`).toBeUndefined()
    }
  })

  it('shows the same mistake and no new one', () => {
    const before = licenceOf(stage, acts)
    const after = licenceOf(stage, left)
    for (const [node, rules] of after) for (const broken of rules) expect(before.get(node)).toContain(broken)
    expect([...after.values()].some(rules => rules.has(rule))).toBe(true)
  })

  it('has a causal slice that holds all that happened before what it holds', () => {
    const slice = causes(stage, acts, run.breach?.witnesses ?? [])
    for (const index of slice) {
      const record = run.acts[index]
      const earlierHere = run.acts.filter(a => a.index < index && a.node !== undefined && a.node === record?.node)
      for (const earlier of earlierHere) expect(slice).toContain(earlier.index)
      if (record?.act.type === 'deliver') expect(slice).toContain(record.sentBy)
    }
  })
})

it('stops when it is told to, with what it has', () => {
  const [night] = nights
  if (!night) throw new Error('no broken night')
  const { run, stage, invariant } = night
  let asked = 0
  const stopped = minimise(
    stage,
    run.acts.map(record => record.act),
    invariant,
    () => ++asked > 3,
  )
  expect(stopped?.minimal).toBe(false)
  expect(stopped?.tried).toBeLessThan(8)
  expect(stopped?.breach.invariant).toBe(invariant)
})
