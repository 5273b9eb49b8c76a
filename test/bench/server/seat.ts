/** A way into a room: a seat by HTTP, then its socket. */
import * as v from 'valibot'
import { type Hears, LeanSocket } from './socket.ts'

const RESERVATION = v.object({ roomId: v.string(), processId: v.string(), sessionId: v.string() })

export interface Entrance {
  readonly code: string
  readonly socket: LeanSocket
}

/** `method` is create/NAME or joinById/CODE. */
export async function enterRoom(port: number, method: string, options: object, hears: Hears): Promise<Entrance> {
  const answer = await fetch(`http://127.0.0.1:${port}/matchmake/${method}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(options),
  })
  const body: unknown = await answer.json()
  if (!answer.ok) throw new Error(`no seat: ${JSON.stringify(body)}`)
  const { roomId, processId, sessionId } = v.parse(RESERVATION, body)
  return { code: roomId, socket: await LeanSocket.open(port, `/${processId}/${roomId}?sessionId=${sessionId}`, hears) }
}
