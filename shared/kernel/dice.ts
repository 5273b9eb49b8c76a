/**
 * Keyed dice. A throw depends on its key only, never on how many throws came before, so that one more message in a
 * match changes nobody else's luck and a counterfactual meets the same weather.
 *
 * The hash is MurmurHash3 (Austin Appleby, public domain), 32-bit variant, over UTF-16 code units.
 */
export function hash32(key: string): number {
  let h = 0x9747b28c
  for (let i = 0; i < key.length; i++) {
    let k = key.charCodeAt(i)
    k = Math.imul(k, 0xcc9e2d51)
    k = (k << 15) | (k >>> 17)
    h ^= Math.imul(k, 0x1b873593)
    h = (h << 13) | (h >>> 19)
    h = (Math.imul(h, 5) + 0xe6546b64) | 0
  }
  h ^= key.length
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A throw in [0, 1) for this seed, purpose and id. */
export function die(seed: string, purpose: string, id: string): number {
  return hash32(`${seed}/${purpose}/${id}`) / 0x100000000
}

/** A whole number in [from, to], both included. */
export function dieBetween(seed: string, purpose: string, id: string, from: number, to: number): number {
  return from + Math.floor(die(seed, purpose, id) * (to - from + 1))
}

/** 64 bits of a text as 16 hex digits: names a world, guards a replay. Not a cryptographic hash. */
export function hashText(text: string): string {
  const hex = (n: number): string => n.toString(16).padStart(8, '0')
  return hex(hash32(text)) + hex(hash32(`${text}\u0001`))
}
