/** The browser's own dialog: it holds the focus, closes with Escape and gives the focus back. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Cross } from './icons.tsx'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}

export function Dialog({ title, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const left = useRef(false)
  // With the drawing, not after it: an Escape pressed at once is for this dialog, and not for what is below it.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (dialog === null || dialog.open) return undefined
    const before = document.activeElement
    dialog.showModal()
    // What one came for, rather than the way out again.
    dialog.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => {
      // Its own end is nobody's wish to close: another dialog may stand in its place already.
      left.current = true
      if (dialog.open) dialog.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog ref={ref} class="dialog" aria-labelledby="dialog-title" onClose={() => left.current || onClose()}>
      <header>
        <h2 id="dialog-title">{title}</h2>
        <button type="button" class="round" aria-label="Close" onClick={onClose}>
          <Cross />
        </button>
      </header>
      {children}
    </dialog>
  )
}
