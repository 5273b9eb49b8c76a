/** The embedded store, asked from the thread of the matches: see sqlite-thread.ts. */
import { Worker } from 'node:worker_threads'
import type { Told } from './sqlite-thread.ts'
import { type Store, StoreError } from './store.ts'

type Given<M extends keyof Store> = Awaited<ReturnType<Store[M]>>

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

export async function openThreadedStore(file: string): Promise<Store> {
  const thread = new Worker(new URL('./sqlite-thread.ts', import.meta.url), { workerData: { file } })
  const waiting = new Map<number, Waiting>()
  let gone: Error | undefined
  let last = 0

  const lose = (why: Error): void => {
    gone ??= why
    for (const { reject } of waiting.values()) reject(gone)
    waiting.clear()
  }
  thread.on('error', (error: unknown) => lose(error instanceof Error ? error : new Error(String(error))))
  thread.on('exit', () => lose(new Error('the thread of the store has ended')))
  thread.on('message', (told: Told) => {
    const asked = waiting.get(told.id)
    waiting.delete(told.id)
    if (told.ok) asked?.resolve(told.value)
    else asked?.reject(told.forOperator ? new StoreError(told.message) : new Error(told.message))
  })

  const answerTo = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (gone === undefined) waiting.set(id, { resolve, reject })
      else reject(gone)
    })
  const ask = async <M extends keyof Store>(method: M, ...args: Parameters<Store[M]>): Promise<Given<M>> => {
    last += 1
    const answer = answerTo(last)
    thread.postMessage({ id: last, method, args })
    return (await answer) as Given<M>
  }

  await answerTo(0)
  return {
    commit: batch => ask('commit', batch),
    has: code => ask('has', code),
    home: code => ask('home', code),
    load: code => ask('load', code),
    loadClass: code => ask('loadClass', code),
    classFiles: code => ask('classFiles', code),
    forgetClasses: beforeWallMs => ask('forgetClasses', beforeWallMs),
    forget: beforeWallMs => ask('forget', beforeWallMs),
    close: () => ask('close'),
  }
}
