/**
 * What a raw frame is, found out before Colyseus sees it. Colyseus answers a frame that it cannot decode with a
 * disconnect and a stack trace, or (an empty or truncated one) with an exception that nothing catches; here it gets a
 * clear error and has no effect.
 */
import { Protocol } from '@colyseus/core'
import { decode } from '@colyseus/schema'
import { unpack } from 'msgpackr'

export type Frame =
  | { readonly kind: 'message'; readonly type: string; readonly payload: unknown }
  /** The handshake, a ping or a farewell: Colyseus' own business. */
  | { readonly kind: 'joined' }
  | { readonly kind: 'ping' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'bad'; readonly why: string }

const NOT_READ: Frame = { kind: 'bad', why: 'That message could not be read.' }

/** More than any message needs (see validate.ts), on whatever way it comes. */
export const MESSAGE_BYTES = 16 * 1024

/** Longest name of a message that is looked at; all real ones are far shorter. */
const TYPE_LENGTH = 64

function readMessage(bytes: Buffer): Frame {
  const at = { offset: 1 }
  if (bytes.length < 2 || !decode.stringCheck(bytes, at)) return NOT_READ
  const type: unknown = decode.string(bytes, at)
  // A length that points beyond the end gives a short text and a place beyond the end.
  if (typeof type !== 'string' || type.length > TYPE_LENGTH || at.offset > bytes.length) return NOT_READ
  const payload: unknown = at.offset < bytes.length ? unpack(bytes.subarray(at.offset)) : undefined
  return { kind: 'message', type, payload }
}

export function readFrame(frame: unknown): Frame {
  if (!Buffer.isBuffer(frame)) return NOT_READ
  switch (frame[0]) {
    case Protocol.ROOM_DATA:
      try {
        return readMessage(frame)
      } catch {
        return NOT_READ
      }
    case Protocol.JOIN_ROOM:
      return { kind: 'joined' }
    case Protocol.PING:
      return { kind: 'ping' }
    case Protocol.LEAVE_ROOM:
      return { kind: 'leave' }
    default:
      return NOT_READ
  }
}

/** Beyond the limit only a farewell is still read: its first byte says all. */
export function readFrameUnless(limited: boolean, raw: unknown): Frame | undefined {
  if (!limited) return readFrame(raw)
  return Buffer.isBuffer(raw) && raw.length === 1 && readFrame(raw).kind === 'leave' ? { kind: 'leave' } : undefined
}
