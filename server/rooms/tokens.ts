/**
 * A seat belongs to a token that this server signed, not to a socket: `player.turn.signature`. Each time somebody comes in
 * they are handed the token of the next turn. Its first use ends the one before: an old one that was read somewhere is worth
 * nothing by then. Until that use both count, for the answer may have got lost on the way.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const SECRET_BYTES = 32
export const SECRET_FILE = 'secret.key'

export interface SeatClaim {
  readonly player: string
  readonly turn: number
}

export interface Tokens {
  sign(room: string, claim: SeatClaim): string
  /** The player the token was signed for in this room, or undefined. */
  read(room: string, token: string): SeatClaim | undefined
}

const TOKEN = /^([\w-]{1,32}\.(?:0|[1-9]\d{0,8}))\.([\w-]{43})$/

export function tokensWith(secret: Uint8Array): Tokens {
  // The separator cannot occur in a code, so no two pairs of room and player share a signed text.
  const signature = (room: string, claim: string): Buffer =>
    createHmac('sha256', secret).update(`${room}\n${claim}`).digest()
  return {
    sign(room, { player, turn }) {
      const claim = `${player}.${turn}`
      return `${claim}.${signature(room, claim).toString('base64url')}`
    },
    read(room, token) {
      const [, claim, signed] = TOKEN.exec(token) ?? []
      if (claim === undefined || signed === undefined) return undefined
      const given = Buffer.from(signed, 'base64url')
      const right = signature(room, claim)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
      const [player = '', turn] = claim.split('.')
      return { player, turn: Number(turn) }
    },
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** The secret outlives a restart, so that tokens do. Readable by the owner of the process only. */
export function loadSecret(dataDir: string): Buffer {
  const file = path.join(dataDir, SECRET_FILE)
  mkdirSync(dataDir, { recursive: true })
  try {
    // 'wx' fails when the file is there: two processes starting together agree on the first one's secret.
    const fresh = freshSecret()
    writeFileSync(file, fresh, { mode: 0o600, flag: 'wx' })
    return fresh
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
  return readSecret(file)
}

export const freshSecret = (): Buffer => randomBytes(SECRET_BYTES)

/** The secret that DATA_DIR holds, if it does. */
export function keptSecret(dataDir: string): Buffer | undefined {
  const file = path.join(dataDir, SECRET_FILE)
  return existsSync(file) ? readSecret(file) : undefined
}

function readSecret(file: string): Buffer {
  const kept = readFileSync(file)
  if (kept.length < SECRET_BYTES)
    throw new Error(
      `${file} is damaged: it must hold at least ${SECRET_BYTES} random bytes. Remove it to get a new one.`,
    )
  return kept
}
