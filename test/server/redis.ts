/** A Redis of our own for the time of a test, if this machine has one. It keeps nothing on disk. */
import { spawn, spawnSync } from 'node:child_process'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../bench/server/child.ts'

export interface Redis {
  readonly url: string
  end(): Promise<void>
}

const START_WITHIN_MS = 20_000

function listens(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

export async function untilListens(port: number): Promise<void> {
  const untilMs = performance.now() + START_WITHIN_MS
  while (!(await listens(port))) {
    if (performance.now() > untilMs) throw new Error(`nothing listens at ${port}`)
    await sleep(50)
  }
}

/** `undefined` where there is none to start. */
export async function startRedis(): Promise<Redis | undefined> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined
  const port = await freePort()
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = spawn('redis-server', options, { stdio: 'ignore' })
  const gone = new Promise(resolve => server.once('exit', resolve))
  const end = async (): Promise<void> => {
    server.kill('SIGKILL')
    await gone
  }
  try {
    await untilListens(port)
    return { url: `redis://127.0.0.1:${port}`, end }
  } catch (error) {
    await end()
    throw error
  }
}
