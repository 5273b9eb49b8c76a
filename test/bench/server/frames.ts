/** Colyseus' frames, as far as the load needs them: a code, a name, and what msgpack makes of the rest. */
import { pack, unpack } from 'msgpackr'

/** @colyseus/shared-types, Protocol. */
export const JOIN_ROOM = 10
export const LEAVE_ROOM = 12
export const ROOM_DATA = 13

/** msgpack: a text of fewer than 32 bytes has its length in its first byte. All names here are that short. */
const FIXSTR = 0xa0
const FIXSTR_LENGTH = 0x1f

export function messageFrame(type: string, payload: unknown): Buffer {
  const name = Buffer.from(type, 'latin1')
  return Buffer.concat([Buffer.of(ROOM_DATA, FIXSTR | name.length), name, pack(payload)])
}

export function messageType(frame: Buffer): string {
  return frame.toString('latin1', 2, payloadAt(frame))
}

export function messagePayload(frame: Buffer): unknown {
  const at = payloadAt(frame)
  return at < frame.length ? (unpack(frame.subarray(at)) as unknown) : undefined
}

function payloadAt(frame: Buffer): number {
  return 2 + ((frame[1] ?? 0) & FIXSTR_LENGTH)
}
