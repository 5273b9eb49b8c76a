/** A guided hint names the textbook's move and why nothing else: the rule another answer to the same card would break. */
import { expect, it } from 'vitest'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { hintOf } from '../../shared/match/hint.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import { handsFor } from '../../shared/match/simulate.ts'
import { type Evening, evenings } from '../battery/nights.ts'

/** Every hint of a night in which everybody follows them. */
function hintsOf(evening: Evening): readonly { readonly word: string; readonly because: string | null }[] {
  const run: NightRun<Kit> = new NightRun({ ...evening, seed: 'hint-0', hands: handsFor(evening, { by: 'person' }) })
  const nodes = Object.keys(run.world.nodes)
  const hints = []
  while (!run.ended) {
    const node = nodes.find(n => run.waitsForHand(n))
    const hint = node === undefined ? null : hintOf(run, node)
    if (node === undefined || hint === null) {
      run.advance()
      continue
    }
    hints.push(hint)
    run.play(node, hint.move)
  }
  return hints
}

it('before a vote is given: it must be on disk first', () => {
  const amnesia = evenings.find(e => e.name.includes('amnesia'))
  if (!amnesia) throw new Error('no such night')
  const hints = hintsOf(amnesia)
  const write = hints.filter(hint => hint.word === 'Write to disk')
  expect(write.map(hint => hint.because)).toContain(amnesia.protocol.rules['vote-in-memory']?.why)
  // Whoever has voted refuses, and that is not for the disk's sake.
  const refuse = hints.filter(hint => hint.word === 'Reply: refused')
  expect(refuse.map(hint => hint.because)).toContain(amnesia.protocol.rules['votes-twice']?.why)
})

it.each(evenings)(
  '$name: a reason is the reason of a rule, and most hints that could be gone against have one',
  evening => {
    const whys = Object.values(evening.protocol.rules).map(rule => rule.why)
    const hints = hintsOf(evening)
    for (const { because } of hints) if (because !== null) expect(whys).toContain(because)
    expect(hints.some(hint => hint.because !== null)).toBe(true)
  },
)
