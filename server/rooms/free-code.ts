import { matchMaker } from '@colyseus/core'
import type { House } from '../house.ts'

const TRIES = 20

/** A code that leads to no room, here or in the store; undefined when none is found. */
export async function freeCode({ ids, journal }: House): Promise<string | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const code = ids.code()
    if (matchMaker.getLocalRoomById(code) === undefined && !(await journal.store.has(code))) return code
  }
  return undefined
}
