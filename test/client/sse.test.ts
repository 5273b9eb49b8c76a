/** Server-sent events come whole, wherever the network cuts the text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventReader, type ServerEvent } from '../../client/model/sse.ts'

const TEXT = [
  `:${' '.repeat(40)}\n\n`,
  'data: {"type":"head","payload":1}\n\n',
  'event: beat\ndata: 0\n\n',
  'data: two\ndata: lines\r\n\r\n',
  'data\n\n',
  ': a word to nobody\n\n',
  'data:{"type":"rows"}\n\n',
].join('')

const WHOLE: readonly ServerEvent[] = [
  { event: 'message', data: '{"type":"head","payload":1}' },
  { event: 'beat', data: '0' },
  { event: 'message', data: 'two\nlines' },
  { event: 'message', data: '' },
  { event: 'message', data: '{"type":"rows"}' },
]

test('cut anywhere, the same events are heard', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(TEXT.length), { maxLength: 12 }), cuts => {
      const heard: ServerEvent[] = []
      const read = eventReader(event => heard.push(event))
      const places = [0, ...cuts.toSorted((a, b) => a - b), TEXT.length]
      for (const [i, from] of places.entries()) read(TEXT.slice(from, places[i + 1] ?? TEXT.length))
      expect(heard).toEqual(WHOLE)
    }),
    { seed: 6, numRuns: 300 },
  )
})
