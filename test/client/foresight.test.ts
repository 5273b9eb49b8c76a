/** What one who watches is asked, when, and what is made of the answer. */
import { describe, expect, it } from 'vitest'
import {
  answered,
  askedFrom,
  crossed,
  type Foresight,
  justBefore,
  type Moment,
  momentsFor,
  NOTHING_SAID,
  passedOver,
  watched,
} from '../../client/model/foresight.ts'
import { AT_START, type Playback } from '../../client/model/playback.ts'
import { seaAt } from '../../client/model/replay.ts'
import { debriefOf } from '../../shared/match/debrief.ts'
import { playNight } from '../../shared/match/simulate.ts'
import type { Debrief, PredictionReport } from '../../shared/wire/debrief.ts'
import { evenings } from '../battery/nights.ts'

const END_MS = 60_000

function watchedNight(level: string): Debrief {
  const evening = evenings.find(one => one.level.id === level && (one.plan.predictions ?? []).length > 0)
  if (evening === undefined) throw new Error(`nothing is asked in ${level}`)
  const run = playNight(evening, 'predict-0')
  return debriefOf(
    run,
    Object.keys(run.deal).map(node => ({ node, player: node, kind: 'bot' as const })),
    1,
  )
}

const at = (atMs: number, playing = false): Playback => ({ ...AT_START, atMs, playing })
const moment = (key: string, atMs: number): Moment => ({
  key,
  node: 'n1',
  atMs,
  came: 1,
  ask: key,
  options: ['Yes', 'No'],
  because: '',
  hidden: false,
})

describe('what is asked', () => {
  const election = watchedNight('first-light')
  const journeys = watchedNight('a-journey-for-two')
  const said = (debrief: Debrief, node: string): Debrief => {
    const [first] = debrief.moments
    if (first === undefined) throw new Error('nothing is asked')
    const report: PredictionReport = {
      ...first,
      node,
      player: node,
      choice: 0,
      confidence: 'sure',
      came: first.seats[0]?.came ?? 0,
    }
    return { ...debrief, predictions: [report] }
  }

  it('is one question over the whole sea, where it first came up, and each seat’s own from its island', () => {
    const [first] = election.moments[0]?.seats ?? []
    expect(momentsFor(election, null, null)).toMatchObject([{ node: first?.node, atMs: first?.atMs }])
    for (const { node, atMs, came } of election.moments[0]?.seats ?? [])
      expect(momentsFor(election, node, null)).toMatchObject([{ node, atMs, came }])
  })

  it('is not asked again of one who has said it in play', () => {
    const told = said(election, 'n2')
    expect(momentsFor(told, null, 'n2')).toEqual([])
    expect(momentsFor(told, null, 'n1')).toHaveLength(1)
  })

  it('is asked only from the island where the whole sea would give it away, and there of each seat', () => {
    const from = askedFrom(journeys, null)
    const [one] = from
    if (one === undefined) throw new Error('nothing is hidden')
    expect(momentsFor(journeys, null, null)).toEqual([])
    expect(momentsFor(journeys, one, null)).toHaveLength(1)
    expect(askedFrom(said(journeys, one), one)).toEqual(from.filter(node => node !== one))
    expect(askedFrom(election, null)).toEqual([])
  })

  it('is asked while the sea shows no answer yet', () => {
    for (const level of ['first-light', 'split-vote', 'amnesia']) {
      const debrief = watchedNight(level)
      for (const open of momentsFor(debrief, null, null)) {
        const { islands, broken } = seaAt(debrief.diagram, justBefore(open), null)
        expect(broken || islands.some(island => island.mark.shape === 'beacon')).toBe(false)
      }
    }
  })
})

describe('while it is watched', () => {
  const [first, second] = [moment('first', 1000), moment('second', 5000)]
  const both = [first, second]
  const opened: Foresight = { ...NOTHING_SAID, open: first }

  it('comes up when time flows over it, however fast, and once', () => {
    expect(crossed(both, NOTHING_SAID, 0, 998)).toBeUndefined()
    expect(crossed(both, NOTHING_SAID, 0, 9000)).toBe(first)
    expect(crossed(both, NOTHING_SAID, 1500, 9000)).toBe(second)
    expect(crossed(both, answered(opened, 0, 'sure'), 0, 3000)).toBeUndefined()
    expect(crossed(both, passedOver(opened), 0, 9000)).toBe(second)
    expect(crossed([moment('start', 0)], NOTHING_SAID, 0, 16)?.key).toBe('start')
  })

  it('is passed over by a hand that goes on or elsewhere, and stays while the sea stands still', () => {
    expect(watched(opened, at(justBefore(first)), END_MS)).toBe(opened)
    for (const playback of [at(justBefore(first), true), at(3000)])
      expect(watched(opened, playback, END_MS)).toEqual({ ...NOTHING_SAID, passed: ['first'] })
  })

  it('is told at the end of the night, not before, and an option that is none is no answer', () => {
    expect(answered(opened, 2, 'sure')).toBe(opened)
    const one = answered(opened, 1, 'guess')
    expect(one).toMatchObject({ open: null, said: [{ moment: first, choice: 1, confidence: 'guess', told: false }] })
    expect(watched(one, at(END_MS - 1, true), END_MS)).toBe(one)
    expect(watched(one, at(END_MS), END_MS).said.map(({ told }) => told)).toEqual([true])
  })
})
