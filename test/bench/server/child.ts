/** Processes of the bench: started on a core of their own where that can be had, ended by their own id. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Started {
  readonly process: ChildProcess
  readonly pid: number
}

/** Without taskset the system's scheduler chooses; the report says so. */
export const CAN_PIN = availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0

export const SERVER_CORES = '0'
export const LOAD_CORES = `1-${availableParallelism() - 1}`

/** `cores` undefined: wherever it likes. Orders go to it as messages, if it listens to any. */
export function startNode(
  script: string,
  cores: string | undefined,
  environment: Readonly<Record<string, string>>,
): Started {
  const pin = CAN_PIN && cores !== undefined ? ['taskset', '-c', cores] : []
  const [command, ...args] = [...pin, process.execPath, script]
  if (command === undefined) throw new Error('nothing to start')
  const child = spawn(command, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  if (child.pid === undefined) throw new Error(`${command} did not start`)
  return { process: child, pid: child.pid }
}

export async function end({ process: child }: Started): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** Any answer by HTTP means that it listens. */
export async function untilServed(url: string, withinMs: number, everyMs = 50): Promise<Response> {
  const untilMs = performance.now() + withinMs
  for (;;) {
    try {
      return await fetch(url, { signal: AbortSignal.timeout(5_000) })
    } catch (error) {
      if (performance.now() > untilMs)
        throw new Error(`nothing was served at ${url} within ${withinMs / 1000} s`, { cause: error })
      await sleep(everyMs)
    }
  }
}

/** Ticks of /proc: a hundredth of a second on every Linux that Node runs on. */
const TICK_MS = 10

/** Processor time used so far; undefined where there is no /proc. */
export function cpuMs(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')
    return (Number(fields?.[11]) + Number(fields?.[12])) * TICK_MS
  } catch {
    return undefined
  }
}

/** Time its main thread has been ready to run and was kept waiting by other processes; undefined where there is no /proc. */
export function keptWaitingMs(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[1]) / 1e6
  } catch {
    return undefined
  }
}

export function residentMegabytes(pid: number): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}
