/** Room codes, player ids and seeds. */
import { randomInt } from 'node:crypto'
import { customAlphabet, nanoid } from 'nanoid'
import { rejoinWord } from '../../shared/classroom/rejoin.ts'
import type { Ids } from '../house.ts'

/** Without 0 O 1 I L: a code is read aloud and typed from a projector. */
export const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
export const CODE_LENGTH = 6

const code = customAlphabet(CODE_ALPHABET, CODE_LENGTH)
/** A seed may be read out too, to play the same night elsewhere. */
const seed = customAlphabet(CODE_ALPHABET, 10)

export const secureIds: Ids = {
  code: () => code(),
  player: () => nanoid(12),
  seed: () => seed(),
  word: taken => rejoinWord(randomInt, taken),
}
