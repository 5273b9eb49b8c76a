/** A code that neither a match nor a class has, and the right to it. */
import { matchMaker } from '@colyseus/core'
import type { House } from '../house.ts'
import type { Hold } from '../store/store.ts'

const TRIES = 20

export async function freeCode({ cluster, ids, journal }: House): Promise<Hold | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const code = ids.code()
    if (matchMaker.getLocalRoomById(code) !== undefined || (await journal.store.has(code))) continue
    const taken = await cluster.take(code)
    if (taken.type === 'held') return taken.hold
  }
  return undefined
}
