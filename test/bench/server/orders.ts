/** The process that plays the clients, and what it is told to do: see load.ts. */
import { join } from 'node:path'
import { end, startNode } from './child.ts'
import type { Answer, Measured, Order } from './load.ts'

export interface Load {
  order(what: Order): Promise<Measured | undefined>
  end(): Promise<void>
}

/** `cores` undefined: wherever it likes. */
export function startLoad(cores?: string): Load {
  const started = startNode(join(import.meta.dirname, 'load.ts'), cores, {})
  return {
    order: what =>
      new Promise((done, failed) => {
        const lost = (): void => failed(new Error('the load process is gone'))
        started.process.once('exit', lost)
        started.process.once('message', (answer: Answer) => {
          started.process.off('exit', lost)
          if (answer.ok) done(answer.measured)
          else failed(new Error(answer.why))
        })
        started.process.send(what)
      }),
    end: () => end(started),
  }
}
