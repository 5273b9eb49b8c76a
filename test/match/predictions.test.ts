/** Predict, act, explain: a question before the deed, open until the seat moves, compared when the night is over. */
import { describe, expect, it } from 'vitest'
import type { Kit, NodeId, Protocol } from '../../shared/kernel/protocol.ts'
import { debriefOf } from '../../shared/match/debrief.ts'
import { momentsOf } from '../../shared/match/moments.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import { replay, worldHash } from '../../shared/match/replay.ts'
import { playNight, seeds } from '../../shared/match/simulate.ts'
import { protocols } from '../../shared/protocols/registry.ts'
import { type Evening, evenings } from '../battery/nights.ts'

const asking = evenings.filter(evening => (evening.plan.predictions ?? []).length > 0)

/** A person at this seat who answers what is asked (or lets it be) and plays by the book. */
function played(evening: Evening, seed: string, node: NodeId, choice: number | undefined): NightRun<Kit> {
  const run: NightRun<Kit> = new NightRun({ ...evening, seed, hands: { [node]: { by: 'person' } } })
  while (!run.ended) {
    const asked = run.predictions.of(node)
    if (asked && choice !== undefined) run.predict(node, asked.prediction.id, choice, 'sure')
    const owed = run.waitsForHand(node) ? run.owed(node) : undefined
    if (owed === undefined) run.advance()
    else run.play(node, owed)
  }
  return run
}

/** Where chance loses so much that how it stood when it was asked is not how it ends. */
function rough(evening: Evening): Evening {
  const nights = evening.level.nights.map(night => ({ ...night, weather: { ...night.weather, loss: 0.3 } }))
  return { ...evening, level: { ...evening.level, nights }, sea: 'chance' }
}

const nodesOf = (run: NightRun<Kit>): readonly NodeId[] => Object.keys(run.world.nodes)

describe.each(asking)('$name', evening => {
  const [seed = ''] = seeds(1, 'predict')

  it('is asked of somebody, and the night goes on as if it had not been', () => {
    const plain = playNight(evening, seed)
    const told = nodesOf(plain).flatMap(node => played(evening, seed, node, 0).predictions.foretold)
    expect(told.length).toBeGreaterThan(0)
    for (const node of nodesOf(plain)) {
      const [silent, answering] = [played(evening, seed, node, undefined), played(evening, seed, node, 0)]
      expect(worldHash(answering.world)).toBe(worldHash(silent.world))
      expect(silent.predictions.foretold).toEqual([])
      // What was said is on the record, and comes back with it.
      const again = replay(answering.config, answering.inputs)
      expect(again.predictions.foretold.map(f => f.choice)).toEqual(answering.predictions.foretold.map(f => f.choice))
    }
  })

  it.each([evening, rough(evening)])(
    'is a moment for those who watch: at the same seats, with the same outcome',
    sea => {
      const plain = playNight(sea, seed)
      for (const node of nodesOf(plain)) {
        const debrief = debriefOf(played(sea, seed, node, 0), [], 1)
        const here = debrief.moments.flatMap(({ ask, seats }) =>
          seats.flatMap(seat => (seat.node === node ? [{ ask, came: seat.came }] : [])),
        )
        expect(here).toEqual(debrief.predictions.map(({ ask, came }) => ({ ask, came })))
      }
    },
  )

  it('comes up in a night that bots play, too', () => {
    const plain = playNight(evening, seed)
    const moments = momentsOf(plain)
    expect(moments.length).toBeGreaterThan(0)
    for (const { seats } of moments) {
      const times = seats.map(seat => seat.atMs)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      for (const { node, atMs } of seats)
        expect(plain.acts.some(act => act.node === node && act.atMs === atMs)).toBe(true)
    }
  })

  it('is compared with what came, which is one of the options', () => {
    for (const node of nodesOf(playNight(evening, seed))) {
      const run = played(evening, seed, node, 1)
      for (const { options, came, choice } of debriefOf(run, [], 1).predictions) {
        expect(options[came]).toBeDefined()
        expect(choice).toBe(1)
      }
    }
  })
})

it('asks at most three questions a match', () => {
  for (const { levels } of protocols as readonly Protocol<Kit>[])
    for (const { nights } of levels) expect(nights.flatMap(n => n.predictions ?? []).length).toBeLessThanOrEqual(3)
})

it('closes with the seat’s next move', () => {
  const [evening] = asking
  if (!evening) throw new Error('nobody asks')
  for (const node of nodesOf(playNight(evening, 'close-0'))) {
    const run: NightRun<Kit> = new NightRun({ ...evening, seed: 'close-0', hands: { [node]: { by: 'person' } } })
    while (!run.ended && !run.predictions.of(node)) {
      const owed = run.waitsForHand(node) ? run.owed(node) : undefined
      if (owed === undefined) run.advance()
      else run.play(node, owed)
    }
    const asked = run.predictions.of(node)
    const owed = run.owed(node)
    if (!asked || owed === undefined) continue
    run.play(node, owed)
    expect(run.predict(node, asked.prediction.id, 0, 'sure')).toBe(false)
    expect(run.predict(node, 'no-such-question', 0, 'sure')).toBe(false)
    return
  }
  throw new Error('nobody was asked')
})
