/** Names for those who give none, and no two alike at one table. */
import { randomInt } from 'node:crypto'
import { NAME_LENGTH } from '../shared/wire/validate.ts'

const MANNERS = [
  'Brave',
  'Bright',
  'Calm',
  'Clever',
  'Curious',
  'Fair',
  'Gentle',
  'Glad',
  'Jolly',
  'Kind',
  'Lucky',
  'Merry',
  'Neat',
  'Patient',
  'Quick',
  'Quiet',
  'Steady',
  'Sunny',
  'Wise',
  'Witty',
] as const
const ANIMALS = [
  'Auk',
  'Badger',
  'Crab',
  'Dolphin',
  'Eider',
  'Falcon',
  'Gannet',
  'Heron',
  'Ibis',
  'Kestrel',
  'Lobster',
  'Marlin',
  'Narwhal',
  'Otter',
  'Petrel',
  'Puffin',
  'Seal',
  'Tern',
  'Urchin',
  'Walrus',
] as const

function pick(words: readonly string[]): string {
  return words[randomInt(words.length)] ?? 'Kind'
}

export function randomName(): string {
  return `${pick(MANNERS)} ${pick(ANIMALS)}`
}

/** Case does not make two names different, nor does the way an accent is written. */
function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}

/** The name itself, or with the first number that makes it its own. Stays within the length a name may have. */
export function uniqueName(wanted: string, taken: Iterable<string>): string {
  const others = new Set([...taken].map(folded))
  if (!others.has(folded(wanted))) return wanted
  for (let n = 2; ; n += 1) {
    const suffix = ` ${n}`
    const name =
      [...wanted]
        .slice(0, NAME_LENGTH - suffix.length)
        .join('')
        .trimEnd() + suffix
    if (!others.has(folded(name))) return name
  }
}
