/** What a student's page knows of its class follows from what the stream says, in any order and however often it begins anew. */
import { expect, test } from 'vitest'
import type { MessageOf } from '../../client/model/class-stream.ts'
import { atSeaWords, frozenLeftMs, NO_CLASS_YET, type PupilState, reducePupil } from '../../client/model/pupil.ts'
import type { ToStudent } from '../../shared/wire/classroom.ts'

const you = { id: 's1', name: 'Kind Otter', word: 'amber lighthouse', nowMs: 1_000_000 }
const room: ToStudent['class'] = {
  code: 'ABC234',
  title: 'Consensus by hand',
  phase: 'playing',
  pace: 'in-step',
  step: null,
  frozen: null,
  students: 12,
  help: null,
  atSea: ['1', '2'],
}
const seat = { room: 'RRR222', token: 'a', group: '1', mates: ['Ada', 'Grace'] }

function heard(messages: readonly MessageOf<ToStudent>[], from: PupilState = NO_CLASS_YET): PupilState {
  return messages.reduce<PupilState>(
    (state, message) => reducePupil(state, { type: 'message', message, nowMs: 500 }),
    from,
  )
}
const said = (state: PupilState) => state.lines.map(line => line.text)

const seated = heard([
  { type: 'you', payload: you },
  { type: 'class', payload: room },
  { type: 'seat', payload: seat },
])

test('a stream that begins anew says nothing new', () => {
  const again = heard(
    [
      { type: 'you', payload: { ...you, nowMs: 1_000_900 } },
      { type: 'class', payload: room },
      { type: 'seat', payload: { ...seat, token: 'b' } },
    ],
    seated,
  )
  expect(said(again)).toEqual([])
  expect(again.dayMs).toBe(1_000_400)
})

test('another name and another group are told; the next room of the same group and a wait are not', () => {
  const renamed = heard([{ type: 'you', payload: { ...you, name: 'Ada' } }], seated)
  expect(said(renamed)).toEqual(['Your name is now Ada.'])
  const moved = heard([{ type: 'seat', payload: { ...seat, room: 'XYZ333', group: '3', mates: ['Barbara'] } }], seated)
  expect(said(moved)).toEqual(['You play in group 3 now, with Barbara.'])
  const onward = heard(
    [
      { type: 'seat', payload: null },
      { type: 'seat', payload: { ...seat, room: 'NEXT44' } },
    ],
    seated,
  )
  expect(said(onward)).toEqual([])
})

test('lines stay until each is read, one nudge at a time', () => {
  const lines = heard(
    [
      { type: 'line', payload: { text: 'Five more minutes', to: 'all' } },
      { type: 'nudge', payload: {} },
      { type: 'nudge', payload: {} },
      { type: 'line', payload: { text: 'Look at your disk', to: 'you' } },
    ],
    seated,
  )
  expect(lines.lines.length).toBe(3)
  const [first] = lines.lines
  if (first === undefined) throw new Error('nothing was said')
  const read = reducePupil(lines, { type: 'line read', number: first.number })
  expect(said(read)).not.toContain('Five more minutes')
  expect(read.lines.length).toBe(2)
})

test('who is removed is out, and what the link says afterwards does not change why', () => {
  const out = heard([{ type: 'gone', payload: { why: 'The instructor has removed you.' } }], seated)
  expect([out.gone, out.seat]).toEqual(['The instructor has removed you.', null])
  const refused = reducePupil(out, { type: 'link', link: { type: 'refused', words: 'This link is not valid.' } })
  expect(refused.gone).toBe('The instructor has removed you.')
  const strange = reducePupil(NO_CLASS_YET, {
    type: 'link',
    link: { type: 'refused', words: 'There is no such class.' },
  })
  expect(strange.gone).toBe('There is no such class.')
})

test('a freeze lasts until the server’s moment on this page’s clock, and releases itself', () => {
  const frozen = heard([{ type: 'class', payload: { ...room, frozen: { why: 'Listen', untilMs: 1_060_000 } } }], seated)
  expect(frozenLeftMs(frozen, 500)).toBe(60_000)
  expect(frozenLeftMs(frozen, 30_500)).toBe(30_000)
  expect(frozenLeftMs(frozen, 60_500)).toBeNull()
  expect(frozenLeftMs(seated, 500)).toBeNull()
})

test('who is still at sea, in words', () => {
  expect([[], ['2'], ['2', '5'], ['1', '2', '3', '4', '5']].map(atSeaWords)).toEqual([
    'Everybody is back.',
    'Group 2 is still at sea.',
    'Groups 2 and 5 are still at sea.',
    '5 groups are still at sea.',
  ])
})
