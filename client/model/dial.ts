/** Finds a way to the server: a WebSocket, and where something on the way blocks it, a line over plain HTTP. */
import { dialLine, LineBlocked } from './line-wire.ts'
import { dialSocket, SocketBlocked } from './socket-wire.ts'
import type { Entry, Wire } from './wire.ts'

/** For as long as the tab lives: who carries the laptop home has sockets again in the next one. */
const BLOCKED = 'lossy-isles.no-socket'

export async function dial(entry: Entry): Promise<Wire> {
  if (knownBlocked()) return dialKnownWay(entry)
  try {
    return await dialSocketTwice(entry)
  } catch (error) {
    if (!(error instanceof SocketBlocked)) throw error
  }
  const wire = await dialLine(entry)
  rememberBlocked()
  return wire
}

/** In another network by now, perhaps: where the line is what does not come through, all begins anew. */
async function dialKnownWay(entry: Entry): Promise<Wire> {
  try {
    return await dialLine(entry)
  } catch (error) {
    if (error instanceof LineBlocked) forgetBlocked()
    throw error
  }
}

/** One that closes at once may just have met a server that restarts. */
async function dialSocketTwice(entry: Entry): Promise<Wire> {
  try {
    return await dialSocket(entry)
  } catch (error) {
    if (!(error instanceof SocketBlocked) || error.hung) throw error
  }
  return dialSocket(entry)
}

function knownBlocked(): boolean {
  try {
    return sessionStorage.getItem(BLOCKED) !== null
  } catch {
    return false
  }
}

function rememberBlocked(): void {
  try {
    sessionStorage.setItem(BLOCKED, 'yes')
  } catch {
    // A private window may forbid it: the socket is then tried each time.
  }
}

/** The next way is looked for from the beginning. */
export function forgetBlocked(): void {
  try {
    sessionStorage.removeItem(BLOCKED)
  } catch {
    // There was nothing to forget.
  }
}
