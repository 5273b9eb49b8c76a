/** The embedded store on a thread of its own: a disk that takes its time to sync must not hold up the matches. */
import { parentPort, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import { openSqlStore } from './sql-store.ts'
import { sqliteDialect } from './sqlite.ts'
import { type Store, StoreError } from './store.ts'

/** A call of the store, from the thread of the matches. */
export type Asked = {
  [M in keyof Store]: { readonly id: number; readonly method: M; readonly args: Parameters<Store[M]> }
}[keyof Store]

/** `id` 0: the store is open, or cannot be opened. */
export type Told =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  /** `forOperator`: it was a StoreError. */
  | { readonly id: number; readonly ok: false; readonly message: string; readonly forOperator: boolean }

const OPENED = 0

function carryOut(store: Store, asked: Asked): Promise<unknown> {
  switch (asked.method) {
    case 'commit':
      return store.commit(...asked.args)
    case 'has':
      return store.has(...asked.args)
    case 'home':
      return store.home(...asked.args)
    case 'load':
      return store.load(...asked.args)
    case 'loadClass':
      return store.loadClass(...asked.args)
    case 'classFiles':
      return store.classFiles(...asked.args)
    case 'forgetClasses':
      return store.forgetClasses(...asked.args)
    case 'forget':
      return store.forget(...asked.args)
    case 'close':
      return store.close()
  }
}

function tell(told: Told): void {
  parentPort?.postMessage(told)
}

async function answer(id: number, work: () => Promise<unknown>): Promise<void> {
  try {
    tell({ id, ok: true, value: await work() })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    tell({ id, ok: false, message, forOperator: error instanceof StoreError })
  }
}

const { file } = v.parse(v.object({ file: v.string() }), workerData)
await answer(OPENED, async () => {
  const store = await openSqlStore(sqliteDialect(file))
  parentPort?.on('message', (asked: Asked) => {
    void answer(asked.id, () => carryOut(store, asked)).then(() => {
      if (asked.method === 'close') parentPort?.close()
    })
  })
})
