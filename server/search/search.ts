/**
 * A search in a thread of its own, bounded in time and memory. When its time is up it is asked to end with what it has;
 * a thread that does not listen is ended from outside.
 */
import { Worker } from 'node:worker_threads'
import type { AnswerTo, FromThread, Job, ThreadData } from './job.ts'

export type Ended<J extends Job> =
  | { readonly ended: 'answered'; readonly answer: AnswerTo<J> }
  | { readonly ended: 'cancelled' | 'out of time' | 'out of memory' }
  | { readonly ended: 'failed'; readonly why: string }

export interface Limits {
  readonly timeMs: number
  /** How long a thread may take to end when it is asked to. */
  readonly graceMs: number
  readonly memoryMb: number
  readonly maxWorlds: number
}

export const LIMITS: Limits = { timeMs: 10_000, graceMs: 1_000, memoryMb: 384, maxWorlds: 1_000_000 }

export interface Search<J extends Job> {
  readonly done: Promise<Ended<J>>
  cancel(): void
}

const THREAD = new URL('./thread.ts', import.meta.url)

/** `thread`: what runs, for tests that need one that misbehaves. */
export function search<J extends Job>(
  job: J,
  limits: Limits = LIMITS,
  onProgress: (done: number) => void = () => {},
  thread: URL = THREAD,
): Search<J> {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const workerData: ThreadData = { job, maxWorlds: limits.maxWorlds, stop }
  const worker = new Worker(thread, { workerData, resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb } })
  const { promise, resolve } = Promise.withResolvers<Ended<J>>()
  let timer = setTimeout(askToEnd, limits.timeMs)

  function askToEnd(): void {
    Atomics.store(stop, 0, 1)
    timer = setTimeout(() => end({ ended: 'out of time' }), limits.graceMs)
  }

  function end(how: Ended<J>): void {
    clearTimeout(timer)
    worker.removeAllListeners()
    worker.on('error', () => {}) // one that is ended in the middle of failing
    void worker.terminate()
    resolve(how)
  }

  worker.on('message', (message: FromThread) => {
    if (message.type === 'progress') onProgress(message.done)
    // A thread answers what it was asked.
    else end({ ended: 'answered', answer: message.answer as AnswerTo<J> })
  })
  worker.on('error', error => {
    const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    end(outOfMemory ? { ended: 'out of memory' } : { ended: 'failed', why: String(error) })
  })
  worker.on('exit', () => end({ ended: 'failed', why: 'the thread ended without an answer' }))
  return { done: promise, cancel: () => end({ ended: 'cancelled' }) }
}
