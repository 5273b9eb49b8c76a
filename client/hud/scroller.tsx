import type { ComponentChildren, RefObject } from 'preact'

interface ScrollerProps {
  readonly label: string
  readonly class: string
  readonly hold?: RefObject<HTMLElement | null>
  readonly children: ComponentChildren
}

/** A part of the page that scrolls by itself: it takes the focus, so that the arrow keys reach all of it. */
export function Scroller({ label, class: name, hold, children }: ScrollerProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section ref={hold ?? null} class={`${name} scrolls`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
