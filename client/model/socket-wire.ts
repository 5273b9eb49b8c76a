/** A WebSocket of Colyseus, and how to tell that something on the way blocks it. */
import { Client, type Room, type SeatReservation } from '@colyseus/sdk'
import type { ServerMessage } from './reduce.ts'
import { type Ears, type Entry, NAMES, STEP_MS, type Wire } from './wire.ts'

const endpoint = `${location.protocol.replace('http', 'ws')}//${location.host}${import.meta.env.DEV ? '/colyseus' : ''}`
/** Codes from here on say why a socket closed; those below it are the server's reasons to turn somebody away. */
const LOWEST_CLOSE_CODE = 1000

/** The server has answered over HTTP, and yet no socket came up. */
export class SocketBlocked extends Error {
  /** It did not fail at once: it hung. */
  readonly hung: boolean

  constructor(hung: boolean) {
    super('No WebSocket comes through.')
    this.hung = hung
  }
}

class WatchedClient extends Client {
  private room: Room | undefined

  protected override createRoom<T>(name: string) {
    const room = super.createRoom<T>(name)
    this.room = room
    return room
  }

  /** Matchmaking has answered; from here on it is the socket's turn. */
  override async consumeSeatReservation<T>(reservation: SeatReservation): Promise<Room<unknown, T>> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const hangs = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new SocketBlocked(true)), STEP_MS)
    })
    try {
      return await Promise.race([super.consumeSeatReservation<T>(reservation), hangs])
    } catch (error) {
      // One that opens after all would take the seat from what is used in its place.
      this.room?.connection.close()
      if (error instanceof SocketBlocked || wasTurnedAway(error)) throw error
      throw new SocketBlocked(false)
    } finally {
      clearTimeout(timer)
    }
  }
}

function wasTurnedAway(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'number' && code < LOWEST_CLOSE_CODE
}

export async function dialSocket(entry: Entry): Promise<Wire> {
  const client = new WatchedClient(endpoint)
  const room =
    entry.type === 'create'
      ? await client.create('match', entry.options)
      : await client.joinById(entry.code, entry.options)
  // Our own return is by seat token, and it never gives up.
  room.reconnection.enabled = false
  return wireOf(room)
}

function wireOf(room: Room): Wire {
  let closed = false
  hushWhenClosed(room)
  return {
    carrier: 'socket',
    code: room.roomId,
    listen({ onMessage, onGone }: Ears) {
      for (const name of NAMES)
        room.onMessage(name, (payload: unknown) => onMessage({ name, payload } as ServerMessage))
      room.onMessage('*', () => undefined)
      room.onLeave(code => {
        if (!closed) onGone(code)
      })
      room.onError(() => undefined)
    },
    send: (name, payload) => room.send(name, payload),
    ping: answered => room.ping(answered),
    close(farewell) {
      closed = true
      if (farewell) room.leave().catch(() => undefined)
      else room.connection.close()
    },
  }
}

/** The SDK says its goodbyes also to a socket that has closed meanwhile, which a browser calls an error in its console. */
function hushWhenClosed({ connection }: Room): void {
  const send = connection.send.bind(connection)
  connection.send = data => {
    if (connection.isOpen) send(data)
  }
}
