/** A code that neither a match nor a class has. */
import { matchMaker } from '@colyseus/core'
import type { House } from '../house.ts'

const TRIES = 20

export async function freeCode({ ids, journal }: House): Promise<string | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const code = ids.code()
    if (matchMaker.getLocalRoomById(code) === undefined && !(await journal.store.has(code))) return code
  }
  return undefined
}
