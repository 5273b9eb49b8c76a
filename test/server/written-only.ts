/** A store that is only ever written to, and knows of no match. */
import type { Batch, Store } from '../../server/store/store.ts'

export function writtenOnly(write: (batch: Batch) => void): Store {
  const unused = (): never => {
    throw new Error('not asked for here')
  }
  return {
    commit: async batch => {
      write(batch)
      return []
    },
    has: async () => false,
    ...{
      loadClass: unused,
      classFiles: unused,
      forgetClasses: unused,
      home: unused,
      load: unused,
      forget: unused,
      close: unused,
    },
  }
}
