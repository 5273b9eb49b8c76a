/** What the debrief's bench shows of a night: its worlds, its logical clocks, and what a node knew. */
import { expect, test } from 'vitest'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { historyOf } from '../../shared/match/history.ts'
import { knewAt } from '../../shared/match/knew.ts'
import type { NightRun } from '../../shared/match/night-run.ts'
import { worldHash } from '../../shared/match/replay.ts'
import { playNight } from '../../shared/match/simulate.ts'
import { stampsOf } from '../../shared/match/stamps.ts'
import { evenings } from '../battery/nights.ts'

const SEED = 'bench'
const nights = evenings.map(evening => ({ name: evening.name, run: playNight(evening, SEED) }))

/** Happened-before by its definition, as a closure over single steps; of messages it knows only their names. */
function happenedBefore(run: NightRun<Kit>): (a: number, b: number) => boolean {
  const size = run.acts.length
  const past = Array.from({ length: size }, () => new Set<number>())
  const lastAt = new Map<string, number>()
  const senderOf = new Map<string, number>()
  for (const { index, act, node, sent } of run.acts) {
    for (const { id } of sent) senderOf.set(id, index)
    if (node === undefined) continue
    const causes = [lastAt.get(node), act.type === 'deliver' ? senderOf.get(act.envelope) : undefined]
    for (const cause of causes) {
      if (cause === undefined) continue
      past[index]?.add(cause)
      for (const earlier of past[cause] ?? []) past[index]?.add(earlier)
    }
    lastAt.set(node, index)
  }
  return (a, b) => past[b]?.has(a) === true
}

test.each(nights)('$name: vectors are ordered exactly as the events happened, and Lamport clocks agree', ({ run }) => {
  const before = happenedBefore(run)
  const stamps = stampsOf(run.acts, Object.keys(run.deal))
  expect(stamps.length).toBe(run.acts.filter(act => act.node !== undefined).length)
  const wrong: string[] = []
  for (const a of stamps)
    for (const b of stamps) {
      if (a === b) continue
      const less = a.vector.every((count, at) => count <= (b.vector[at] ?? 0))
      if (less !== before(a.act, b.act)) wrong.push(`vectors of ${a.act} and ${b.act}`)
      if (before(a.act, b.act) && a.lamport >= b.lamport) wrong.push(`Lamport clocks of ${a.act} and ${b.act}`)
    }
  expect(wrong).toEqual([])
})

test.each(nights)('$name: its acts lead to the world it ended in, and a mover is shown what it moved on', ({ run }) => {
  const history = historyOf(run)
  const last = history.at(-1)
  expect(last && worldHash(last)).toBe(worldHash(run.world))
  const { panel } = run.config.protocol.present
  for (const { index, node, act, view } of run.acts) {
    const knew = knewAt(run, history, index)
    expect(knew?.node).toBe(node)
    if (act.type === 'move' && view) expect(knew?.panel).toEqual(panel(view))
  }
})
