/** Where one stands in the diagram: a button at an event, which the arrow keys move from event to event. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Frame } from '../../../model/diagram.ts'
import { type Stop, stopLabel, type Walk } from '../../../model/stops.ts'

interface CursorProps {
  readonly stop: Stop
  readonly frame: Frame
  readonly open: boolean
  /** True when the keyboard brought it here. */
  readonly walked: { current: boolean }
  readonly onWalk: (walk: Walk) => void
  readonly onPan: (px: number) => void
  readonly onOpen: () => void
}

const WALK: Readonly<Record<string, Walk>> = {
  ArrowLeft: 'before',
  ArrowRight: 'after',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
}
const PAN_PX = 120
const HALF_PX = 22

/** Each event has a cursor of its own (the caller's `key`), so that a screen reader says where it is now. */
export function Cursor({ stop, frame, open, walked, onWalk, onPan, onOpen }: CursorProps) {
  const button = useRef<HTMLButtonElement>(null)
  // Before the next key can come: it would fall to the page.
  useLayoutEffect(() => {
    if (walked.current) button.current?.focus({ preventScroll: true })
    walked.current = false
  }, [])
  const onKey = (event: KeyboardEvent) => {
    const walk = WALK[event.key]
    if (walk === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (event.shiftKey && (walk === 'before' || walk === 'after')) onPan(walk === 'before' ? -PAN_PX : PAN_PX)
    else onWalk(walk)
  }
  return (
    <button
      ref={button}
      type="button"
      class="diacursor"
      style={{ left: `${frame.x(stop.atMs) - HALF_PX}px`, top: `${frame.y(stop.node) - HALF_PX}px` }}
      aria-label={stopLabel(stop)}
      aria-expanded={open}
      aria-description="Enter: what the node knew. Arrow keys: to the next event, or along a message."
      onKeyDown={onKey}
      onClick={event => {
        event.stopPropagation()
        onOpen()
      }}
    />
  )
}
