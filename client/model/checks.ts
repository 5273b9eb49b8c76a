/** Whether this browser, in this network, can play: each check says what it found in words. */
import { fetchCatalog } from './catalog.ts'
import type { Session } from './session.ts'

export type CheckId = 'http' | 'connection' | 'canvas' | 'frames' | 'storage'

export interface Finding {
  readonly verdict: 'good' | 'fair' | 'bad'
  readonly words: string
}

export type Told = (share: number) => void

const REQUESTS = 5
const HELD_MS = 30_000
/** Some networks let the request for a socket vanish without a word; then another way is tried. */
const OPENS_WITHIN_MS = 25_000
const FRAMES_MS = 2_000
/** Below this a board moves in jerks; the game itself does not depend on it. */
const SMOOTH_FPS = 24

const found = (verdict: Finding['verdict'], words: string): Finding => ({ verdict, words })

async function http(told: Told): Promise<Finding> {
  const tookMs: number[] = []
  for (let n = 0; n < REQUESTS; n++) {
    const beganMs = performance.now()
    try {
      const response = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(8000) })
      if (!response.ok) return found('bad', `The server answers, but is not well (status ${response.status}).`)
    } catch {
      return found('bad', 'The server does not answer over HTTP.')
    }
    tookMs.push(performance.now() - beganMs)
    told((n + 1) / REQUESTS)
  }
  const middle = Math.round(tookMs.toSorted((a, b) => a - b)[Math.floor(REQUESTS / 2)] ?? 0)
  return found(middle < 500 ? 'good' : 'fair', `The server answers within ${middle} ms.`)
}

/** A real room, as a match would use it: no other address may be allowed where this one is not. */
async function connection(told: Told): Promise<Finding> {
  const catalog = await fetchCatalog()
  const level = catalog.type === 'here' ? catalog.levels[0] : undefined
  if (level === undefined) return found('bad', 'The list of levels did not load, so no room could be tried.')
  const [{ createRoom }, { forgetBlocked }] = await Promise.all([import('./session.ts'), import('./dial.ts')])
  forgetBlocked()
  try {
    const opening = createRoom({ protocol: level.protocol, level: level.id, scaffold: 'guided', alone: false })
    return await held(await within(opening, OPENS_WITHIN_MS), told)
  } catch {
    return found(
      'bad',
      'No live connection could be opened, neither by WebSocket nor over plain HTTP: both are blocked.',
    )
  }
}

async function held(session: Session, told: Told): Promise<Finding> {
  const beganMs = performance.now()
  let drops = 0
  let open = true
  while (performance.now() - beganMs < HELD_MS) {
    await new Promise(resolve => setTimeout(resolve, 250))
    const now = session.state.get().link === 'open'
    if (open && !now) drops += 1
    open = now
    told((performance.now() - beganMs) / HELD_MS)
  }
  const { pingMs, carrier } = session.state.get()
  session.leave()
  const way = carrier === 'socket' ? 'WebSocket' : 'connection over plain HTTP'
  const blocked =
    carrier === 'socket' ? '' : 'Something blocks WebSockets. You can play all the same, a little slower. '
  const ping = pingMs === null ? '' : ` An answer takes ${pingMs} ms.`
  const seconds = `${HELD_MS / 1000} s`
  if (!open) return found('bad', `The ${way} was cut off and did not come back.`)
  return drops === 0
    ? found(carrier === 'socket' ? 'good' : 'fair', `${blocked}The ${way} was held for ${seconds}.${ping}`)
    : found('fair', `${blocked}The ${way} broke ${drops} times within ${seconds} and came back by itself.${ping}`)
}

/** Rejects when it takes longer; a session that comes after all is left at once. */
function within(opening: Promise<Session>, ms: number): Promise<Session> {
  return new Promise((resolve, reject) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      reject(new Error('too late'))
    }, ms)
    opening.then(session => {
      clearTimeout(timer)
      if (late) session.leave()
      else resolve(session)
    }, reject)
  })
}

async function canvas(): Promise<Finding> {
  const board = document.createElement('canvas')
  if (board.getContext('webgl2') !== null || board.getContext('webgl') !== null)
    return found('good', 'The board can be drawn by the graphics card.')
  return document.createElement('canvas').getContext('2d') === null
    ? found('bad', 'This browser draws no canvas at all.')
    : found('fair', 'No graphics card: the board is drawn by the processor. Add ?renderer=canvas to the address.')
}

async function frames(told: Told): Promise<Finding> {
  const beganMs = performance.now()
  let count = 0
  let nowMs = beganMs
  while (nowMs - beganMs < FRAMES_MS) {
    nowMs = await new Promise<number>(resolve => requestAnimationFrame(resolve))
    count += 1
    told((nowMs - beganMs) / FRAMES_MS)
  }
  const fps = Math.round(count / ((nowMs - beganMs) / 1000))
  return fps >= SMOOTH_FPS
    ? found('good', `${fps} pictures a second.`)
    : found('fair', `Only ${fps} pictures a second: everything can be played, boats will move in jerks.`)
}

async function storage(): Promise<Finding> {
  try {
    localStorage.setItem('lossy-isles/check', '1')
    localStorage.removeItem('lossy-isles/check')
    return found('good', 'This browser keeps your seat over a refresh.')
  } catch {
    return found('fair', 'This browser keeps nothing: after a refresh you need the code again.')
  }
}

export const CHECKS: readonly {
  readonly id: CheckId
  readonly name: string
  readonly run: (told: Told) => Promise<Finding>
}[] = [
  { id: 'http', name: 'Server (HTTP)', run: http },
  { id: 'storage', name: 'Memory of this browser', run: storage },
  { id: 'canvas', name: 'Drawing', run: canvas },
  { id: 'frames', name: 'Pictures a second', run: frames },
  { id: 'connection', name: 'Live connection (30 s)', run: connection },
]
