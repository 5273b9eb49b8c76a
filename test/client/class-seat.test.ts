/** From room to room as a class says: whoever answers late is left again, and only the newest room is shown. */
import { expect, test } from 'vitest'
import { classSeat } from '../../client/model/class-seat.ts'

interface Session {
  readonly code: string
  leave(): void
}

function doors() {
  const opened = new Map<string, (session: Session) => void>()
  const left: string[] = []
  const asked: string[] = []
  const session = (code: string): Session => ({ code, leave: () => left.push(code) })
  return {
    left,
    asked,
    join: (code: string) => {
      asked.push(code)
      return new Promise<Session>(resolve => opened.set(code, resolve))
    },
    async open(code: string) {
      opened.get(code)?.(session(code))
      await Promise.resolve().then()
    },
  }
}
const seat = (room: string) => ({ room, token: `for ${room}`, group: '1', mates: [] })

test('the next room is entered, the last one is left, and the same one again changes nothing', async () => {
  const { join, open, left, asked } = doors()
  const place = classSeat(join)
  place.take(seat('A'))
  await open('A')
  place.take({ ...seat('A'), token: 'another' })
  expect([place.now.get().session?.code, asked, left]).toEqual(['A', ['A'], []])
  place.take(seat('B'))
  expect([place.now.get().session, left]).toEqual([null, ['A']])
  await open('B')
  expect(place.now.get().session?.code).toBe('B')
  place.take(null)
  expect([place.now.get().session, left]).toEqual([null, ['A', 'B']])
})

test('a room that answers after the class has gone on is left at once', async () => {
  const { join, open, left } = doors()
  const place = classSeat(join)
  place.take(seat('A'))
  place.take(seat('B'))
  await open('B')
  await open('A')
  expect([place.now.get().session?.code, left]).toEqual(['B', ['A']])
})

test('a door that does not open is tried again, and says why meanwhile', async () => {
  let tries = 0
  const { join, open } = doors()
  const place = classSeat(room => {
    tries += 1
    return tries === 1 ? Promise.reject(new Error('fetch failed')) : join(room)
  })
  const entered = new Promise<void>(resolve => {
    place.now.subscribe(() => place.now.get().session !== null && resolve())
  })
  place.take(seat('A'))
  await Promise.resolve().then()
  expect(place.now.get().trouble).toMatch(/cannot be reached/)
  while (tries < 2) await new Promise(resolve => setTimeout(resolve, 20))
  await open('A')
  await entered
  expect(place.now.get()).toMatchObject({ trouble: null })
})
