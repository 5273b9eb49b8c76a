import type { Screen } from '../../shared/wire/screen.ts'

/** What an empty hand is told: why, and what may come. */
export function nothingWaits(screen: Screen, calm: boolean): string {
  if (calm) return 'Quiet sea.'
  const ring = screen.timers.length > 0 ? ', or your timer ring' : ''
  return `No card waits for you. A boat may land${ring}.`
}
