/** The keyboard of the network's chair: a number acts, the arrows look back and forth. */
import { useLayoutEffect, useRef } from 'preact/hooks'

interface ChairKeys {
  act(number: number): void
  back(): void
  forth(): void
}

export function useChairKeys(keys: ChairKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  // With the drawing, not after it: a key that is shown can be pressed.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return
      if (document.querySelector('dialog[open]') !== null) return
      if (/^[1-9]$/.test(event.key) && !event.repeat) latest.current.act(Number(event.key))
      else if (event.key === 'ArrowLeft' || event.key === 'Backspace') latest.current.back()
      else if (event.key === 'ArrowRight') latest.current.forth()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
