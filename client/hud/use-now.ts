import { useEffect, useState } from 'preact/hooks'

/** Real time, refreshed every so many milliseconds while `on`. */
export function useNow(everyMs: number, on = true): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    setNow(performance.now())
    if (!on) return undefined
    const timer = setInterval(() => setNow(performance.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs, on])
  return now
}
