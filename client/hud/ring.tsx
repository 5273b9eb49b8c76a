/** A timer's ring: what is left, in a number and in an arc. Under three seconds it moves in steps. */
import type { Tide } from '../model/tide.ts'
import { remaining, timerMs } from '../model/tide.ts'
import { useNow } from './use-now.ts'

const AROUND = 2 * Math.PI * 21

interface RingProps {
  readonly timer: { readonly dueMs: number; readonly setMs: number }
  readonly tide: Tide
  readonly asOfMs: number | null
  readonly size?: number
  readonly bare?: boolean
}

export function Ring({ timer, tide, asOfMs, size = 52, bare = false }: RingProps) {
  const now = useNow(100, tide.rate > 0 && !tide.held)
  const { leftMs, share } = remaining(timer, timerMs(tide, asOfMs, now))
  const text = leftMs < 9950 ? (leftMs / 1000).toFixed(1) : String(Math.round(leftMs / 1000))
  const shown = leftMs < 3000 ? share * (Math.ceil(leftMs / 1000) / Math.max(leftMs / 1000, 0.001)) : share
  return (
    <svg class="ic ring" width={size} height={size} viewBox="0 0 56 52" role="img" aria-label={`${text} seconds left`}>
      <circle cx="28" cy="26" r="21" fill="none" stroke="#28435F" stroke-width="6" />
      <circle
        cx="28"
        cy="26"
        r="21"
        fill="none"
        stroke="#E69F00"
        stroke-width="6"
        stroke-dasharray={`${AROUND * Math.min(1, shown)} ${AROUND}`}
        transform="rotate(-90 28 26)"
      />
      {!bare && (
        <text x="28" y="31.5" class="ringt" font-size="16" fill="#EEF5FC">
          {text}
        </text>
      )}
    </svg>
  )
}
