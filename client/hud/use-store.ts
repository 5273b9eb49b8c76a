import { useEffect, useState } from 'preact/hooks'
import type { Store } from '../model/store.ts'

/** Draws again whenever the store changes. */
export function useStore<S>(store: Store<S>): S {
  const [state, setState] = useState(store.get())
  useEffect(() => {
    setState(store.get())
    return store.subscribe(() => setState(store.get()))
  }, [store])
  return state
}
