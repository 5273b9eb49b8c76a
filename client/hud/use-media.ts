import { useEffect, useState } from 'preact/hooks'

/** Up to here the match is a board with a bottom sheet. The style sheets use the same number. */
export const PHONE = '(max-width: 860px)'

export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const follow = () => setMatches(media.matches)
    follow()
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [query])
  return matches
}
