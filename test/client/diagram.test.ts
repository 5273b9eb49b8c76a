/** The diagram's geometry and the ways through it, on nights that bots have played. */
import { describe, expect, test } from 'vitest'
import { arrowSpan, fitting, frameOf, within } from '../../client/model/diagram.ts'
import { chosenRows, eventRows } from '../../client/model/event-rows.ts'
import { stampLabels } from '../../client/model/stamps.ts'
import { actUnder, stopLabel, stopsOf, walkFrom } from '../../client/model/stops.ts'
import { diagramOf } from '../../shared/match/diagram.ts'
import { handsFor, playNight } from '../../shared/match/simulate.ts'
import { evenings } from '../battery/nights.ts'

const ROOM_PX = 900
const amnesia = evenings.find(evening => evening.level.id === 'amnesia')
if (amnesia === undefined) throw new Error('there is no Amnesia')
const run = playNight(amnesia, 'lost', handsFor(amnesia, { by: 'bot', flaw: 'vote-in-memory' }))
const cast = Object.keys(run.deal).map(node => ({ node, player: `Player of ${node}`, kind: 'bot' as const }))
const diagram = diagramOf(run, cast)
const stops = stopsOf(diagram)
const frame = frameOf(diagram, fitting(diagram, ROOM_PX))

describe('stops', () => {
  test('are one for each act of a node, in order, and each says what happened', () => {
    expect(diagram.brokeAtMs).not.toBeNull()
    expect(stops.map(stop => stop.act)).toEqual(run.acts.filter(act => act.node !== undefined).map(act => act.index))
    expect(stops.filter(stop => stop.words === '')).toEqual([])
    const wrong = stops.find(stop => stop.rules.includes('vote-in-memory'))
    expect(wrong && stopLabel(wrong)).toMatch(/^n\d at \d+\.\d s: .+, wrong by vote-in-memory/)
  })

  test('the keyboard reaches every event, along a node and along messages', () => {
    const [first] = stops
    if (first === undefined) throw new Error('nothing happened')
    const seen = new Map([[first.act, first]])
    const open = [first]
    for (let stop = open.pop(); stop !== undefined; stop = open.pop())
      for (const walk of ['before', 'after', 'up', 'down', 'first', 'last'] as const) {
        const next = walkFrom(diagram, stops, stop, walk)
        if (seen.has(next.act)) continue
        seen.set(next.act, next)
        open.push(next)
      }
    expect(seen.size).toBe(stops.length)
  })

  test('up and down prefer the other end of a message', () => {
    const rows = cast.map(seat => seat.node)
    const tied = diagram.arrows.flatMap(({ landedAt, sentBy, from }) => {
      const stop = stops.find(one => one.act === landedAt)
      return stop === undefined ? [] : [{ stop, sentBy, up: rows.indexOf(from) < rows.indexOf(stop.node) }]
    })
    expect(tied.length).toBeGreaterThan(5)
    // What lands may itself have set off nothing: then its only tie is to who sent it.
    for (const { stop, sentBy, up } of tied)
      expect(walkFrom(diagram, stops, stop, up ? 'up' : 'down').act, stopLabel(stop)).toBe(sentBy)
  })
})

test('what is under the pointer: an event at its place, a message on its way, nothing in open water', () => {
  for (const stop of stops) {
    const act = actUnder(stops, [], frame, diagram.endMs, frame.x(stop.atMs), frame.y(stop.node))
    const found = stops.find(one => one.act === act)
    expect([found?.node, found?.atMs]).toEqual([stop.node, stop.atMs])
  }
  for (const arrow of diagram.arrows) {
    const { x1, y1, x2, y2 } = arrowSpan(arrow, frame, diagram.endMs)
    const act = actUnder([], [arrow], frame, diagram.endMs, (x1 + x2) / 2, (y1 + y2) / 2)
    expect(act).toBe(arrow.landedAt ?? arrow.sentBy)
  }
  expect(actUnder(stops, diagram.arrows, frame, diagram.endMs, 5, 5)).toBeNull()
})

test('the scale stays between the whole night and what can still be told apart', () => {
  expect(within(diagram, ROOM_PX, 0)).toBe(fitting(diagram, ROOM_PX))
  expect(frame.width).toBeLessThanOrEqual(ROOM_PX + 1)
  expect(within(diagram, ROOM_PX, 1e9)).toBeLessThan(1)
})

test('the table tells every event and every message, and can be narrowed down', () => {
  const rows = eventRows(diagram)
  const landed = diagram.arrows.filter(arrow => arrow.landedAt !== null).length
  expect(rows.length).toBe(diagram.events.length + diagram.arrows.length + landed)
  const ofOne = chosenRows(rows, { order: 'latest first', node: 'n1', onlyLed: true })
  expect(ofOne.length).toBeGreaterThan(0)
  expect(ofOne.every(row => row.node === 'n1' && row.ledToIt)).toBe(true)
  const times = ofOne.map(row => row.atMs)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  const knownActs = new Set(stops.map(stop => stop.act))
  expect(rows.filter(row => !knownActs.has(row.act))).toEqual([])
})

test('stamps never cover each other', () => {
  for (const clocks of ['lamport', 'vector'] as const) {
    const labels = stampLabels(diagram, frame, clocks, false)
    expect(labels.length).toBeGreaterThan(10)
    for (const a of labels)
      for (const b of labels)
        if (a.act !== b.act && a.y === b.y)
          expect(Math.abs(a.x - b.x)).toBeGreaterThan((a.text.length + b.text.length) * 4)
  }
})
