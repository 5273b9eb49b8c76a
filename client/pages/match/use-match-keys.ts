/** The keyboard of a match. Keys typed into a field, or with a dialog open, are left alone. */
import { useLayoutEffect, useRef } from 'preact/hooks'

export interface MatchKeys {
  choose(step: 1 | -1): void
  move(number: number): void
  enter(): void
  pause(): void
  help(): void
  escape(): void
}

/** From a form to another card: in one line of blanks these mean nothing else. */
const ALWAYS = ['ArrowUp', 'ArrowDown']

export function useMatchKeys(keys: MatchKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  // With the drawing, not after it: a key that is shown can be pressed.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isTyping(event.target) && !ALWAYS.includes(event.key)) return
      if (document.querySelector('dialog[open]') !== null) return
      const handled = dispatch(event, latest.current)
      if (handled) event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

function dispatch(event: KeyboardEvent, keys: MatchKeys): boolean {
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowRight':
      keys.choose(1)
      return true
    case 'ArrowUp':
    case 'ArrowLeft':
      keys.choose(-1)
      return true
    case 'p':
    case 'P':
      keys.pause()
      return true
    case '?':
      keys.help()
      return true
    case 'Escape':
      keys.escape()
      return true
    case 'Enter':
      // A focused button is pressed by the browser itself.
      if (event.target !== document.body) return false
      keys.enter()
      return true
    default:
      if (!/^[1-9]$/.test(event.key) || event.repeat) return false
      keys.move(Number(event.key))
      return true
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
  )
}
