/** The class stands still: nothing behind this can be touched, and it goes away by itself. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Hourglass } from '../../hud/icons.tsx'
import { clockText } from '../../model/tide.ts'

interface StandStillProps {
  readonly why: string
  readonly leftMs: number
  readonly children: ComponentChildren
}

export function StandStill({ why, leftMs, children }: StandStillProps) {
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    if (dialog === null) return undefined
    const before = document.activeElement
    const show = () => {
      if (!dialog.open) dialog.showModal()
    }
    // Older browsers close it at the second Escape, whatever a page says.
    dialog.addEventListener('close', show)
    show()
    return () => {
      dialog.removeEventListener('close', show)
      dialog.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      class="dialog standstill"
      closedby="none"
      role="alertdialog"
      aria-labelledby="still-title"
      aria-describedby="still-why"
      onCancel={event => event.preventDefault()}
    >
      <Hourglass size={52} />
      <h2 id="still-title" tabIndex={-1} autofocus>
        Everything stands still
      </h2>
      <p id="still-why">{why === '' ? 'Your instructor has stopped the sea. Please listen.' : why}</p>
      <p class="dim">
        It goes on by itself in{' '}
        <b class="num" role="timer">
          {clockText(Math.ceil(leftMs / 1000) * 1000, false)}
        </b>
        . Nothing is lost meanwhile.
      </p>
      {children}
    </dialog>
  )
}
