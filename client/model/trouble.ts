/** Why a room could not be entered, in words. */
export interface Trouble {
  /** unreachable: worth trying again; unknown, full: it is not. */
  readonly type: 'unreachable' | 'unknown' | 'full' | 'refused'
  readonly words: string
}

/** Colyseus' codes for matchmaking that failed. */
const INVALID_ROOM = 522
const EXPIRED = 524
const NOT_FOUND = 404
/** Too many codes are being tried, by whomever. */
const BUSY = 429

export function troubleOf(error: unknown, code: string | null): Trouble {
  const number = error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : null
  const text = error instanceof Error ? error.message : ''
  if (/alone/i.test(text)) return { type: 'refused', words: `Room ${code ?? ''} is a match that somebody plays alone.` }
  if (/locked|full|no (free )?seat/i.test(text)) {
    return { type: 'full', words: `Room ${code ?? ''} is full: every seat is taken by a person. Ask for another code.` }
  }
  if (number === INVALID_ROOM || number === EXPIRED || number === NOT_FOUND) {
    return {
      type: 'unknown',
      words: `There is no class and no room ${code ?? ''}. Check the code: it has no 0, O, 1, I or L.`,
    }
  }
  if (number === BUSY) return { type: 'unreachable', words: text }
  if (
    number !== null &&
    number >= 400 &&
    number < 600 &&
    number !== 502 &&
    number !== 503 &&
    number !== 504 &&
    text !== ''
  ) {
    return { type: 'refused', words: text }
  }
  return { type: 'unreachable', words: 'The server cannot be reached. Check your network; your text is kept.' }
}
