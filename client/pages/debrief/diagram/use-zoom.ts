/** How close the diagram is seen, and which part of it: wheel, pinch, drag and buttons end here. */
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Debrief } from '../../../../shared/wire/debrief.ts'
import { type Frame, fitting, frameOf, openingScale, within } from '../../../model/diagram.ts'

export interface Zoom {
  readonly frame: Frame
  readonly room: number
  /** Closer or farther by this factor, about the middle of what is seen. */
  readonly by: (factor: number) => void
  readonly fit: () => void
  readonly pan: (px: number) => void
  /** Brings a moment into view when it is not. */
  readonly show: (atMs: number) => void
}

/** How much closer one press or one notch of the wheel goes. */
export const STEP = 1.5
const WHEEL = 0.004
/** Room kept on either side of what is brought into view. */
const MARGIN_PX = 60
/** What is drawn only while it is in view is decided this often. */
const SLICE_PX = 300

interface Anchor {
  readonly ms: number
  /** Where on the screen that moment stays, from the left of the view. */
  readonly px: number
}

export function useZoom(debrief: Debrief, scroller: RefObject<HTMLElement | null>): Zoom {
  const { diagram, blame } = debrief
  const [room, setRoom] = useState(0)
  const [chosen, setChosen] = useState<number | null>(null)
  const [slice, setSlice] = useState(0)
  const anchor = useRef<Anchor | null>(null)
  const scale = within(diagram, room, chosen ?? openingScale(debrief, room))
  const frame = { ...frameOf(diagram, scale), fromPx: (slice - 1) * SLICE_PX, toPx: (slice + 1) * SLICE_PX + room }
  const latest = useRef(frame)
  latest.current = frame

  const zoomTo = (next: number, px: number) => {
    const element = scroller.current
    if (element === null) return
    anchor.current = { ms: (element.scrollLeft + px - frame.x(0)) / latest.current.pxPerMs, px }
    setChosen(within(diagram, room, next))
  }
  const zoomBy = (factor: number, px = room / 2) => zoomTo(latest.current.pxPerMs * factor, px)

  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setRoom(element.clientWidth))
    observer.observe(element)
    const follow = () => setSlice(Math.floor(element.scrollLeft / SLICE_PX))
    element.addEventListener('scroll', follow, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', follow)
    }
  }, [])

  // The wrong step stands in view when the page opens; after that, what was under the fingers stays there.
  const focusMs = blame?.atMs ?? diagram.arrows[0]?.sentMs ?? 0
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || room === 0) return
    const { ms, px } = anchor.current ?? { ms: focusMs, px: room * 0.33 }
    element.scrollLeft = frame.x(ms) - px
    anchor.current = null
  }, [room, scale, focusMs])

  useGestures(scroller, latest, zoomBy, zoomTo)

  return {
    frame,
    room,
    by: factor => zoomBy(factor),
    fit: () => zoomTo(fitting(diagram, room), 0),
    pan: px => scroller.current?.scrollBy({ left: px }),
    show(atMs) {
      const element = scroller.current
      if (element === null) return
      const px = frame.x(atMs) - element.scrollLeft
      if (px < MARGIN_PX || px > room - MARGIN_PX) element.scrollLeft = frame.x(atMs) - room / 2
    },
  }
}

/** Ctrl and the wheel (which is what a trackpad's pinch says too), two fingers, and a mouse that drags. */
function useGestures(
  scroller: RefObject<HTMLElement | null>,
  frame: { readonly current: Frame },
  zoomBy: (factor: number, px: number) => void,
  zoomTo: (scale: number, px: number) => void,
): void {
  const calls = useRef({ zoomBy, zoomTo })
  calls.current = { zoomBy, zoomTo }
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const left = () => element.getBoundingClientRect().left
    // A plain wheel scrolls the page, as everywhere else.
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const factor = Math.exp(-event.deltaY * WHEEL)
      calls.current.zoomBy(Math.max(1 / STEP, Math.min(STEP, factor)), event.clientX - left())
    }
    let pinch: { readonly apart: number; readonly scale: number } | null = null
    const onTouch = (event: TouchEvent) => {
      const [one, two] = [event.touches[0], event.touches[1]]
      if (one === undefined || two === undefined) {
        pinch = null
        return
      }
      event.preventDefault()
      const apart = Math.max(1, Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY))
      pinch ??= { apart, scale: frame.current.pxPerMs }
      calls.current.zoomTo((pinch.scale * apart) / pinch.apart, (one.clientX + two.clientX) / 2 - left())
    }
    let drag: { readonly x: number; readonly from: number; readonly id: number } | null = null
    const onDown = (event: PointerEvent) => {
      if (event.pointerType === 'mouse' && event.button === 0)
        drag = { x: event.clientX, from: element.scrollLeft, id: event.pointerId }
    }
    const onMove = (event: PointerEvent) => {
      if (drag === null || Math.abs(event.clientX - drag.x) < 4) return
      // Captured only now: a press that stays where it is remains a click.
      element.setPointerCapture(drag.id)
      element.scrollLeft = drag.from + drag.x - event.clientX
    }
    const onUp = () => {
      drag = null
    }
    const listeners = [
      ['wheel', onWheel],
      ['touchstart', onTouch],
      ['touchmove', onTouch],
      ['touchend', onTouch],
      ['pointerdown', onDown],
      ['pointermove', onMove],
      ['pointerup', onUp],
      ['pointercancel', onUp],
    ] as const
    for (const [type, listener] of listeners)
      element.addEventListener(type, listener as EventListener, { passive: false })
    return () => {
      for (const [type, listener] of listeners) element.removeEventListener(type, listener as EventListener)
    }
  }, [])
}
