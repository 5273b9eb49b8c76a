import { useEffect, useRef } from 'preact/hooks'

/** When the focused card or move vanishes, the focus goes to the card that is open now, not to the top of the page. */
export function useFocusKept(openKey: string): void {
  const wasInside = useRef(false)
  useEffect(() => {
    const follow = (event: FocusEvent) => {
      wasInside.current = event.target instanceof Element && event.target.closest('#inbox') !== null
    }
    addEventListener('focusin', follow)
    return () => removeEventListener('focusin', follow)
  }, [])
  useEffect(() => {
    if (!wasInside.current || document.activeElement !== document.body || openKey === '') return
    document.querySelector<HTMLElement>(`[data-hand="${openKey}"]`)?.focus({ preventScroll: true })
  }, [openKey])
}
