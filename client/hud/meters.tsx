/** A bar and a row of columns beside numbers that stand in words: decoration for the eye, hidden from screen readers. */
import type { Row } from '../../shared/kernel/present.ts'

export function Gauge({ gauge: { value, of } }: { readonly gauge: NonNullable<Row['gauge']> }) {
  const share = of > 0 ? Math.min(1, value / of) : value > 0 ? 1 : 0
  return (
    <span class={value > of ? 'gauge over' : 'gauge'}>
      <i style={{ width: `${share * 100}%` }} />
    </span>
  )
}

const COLUMN = 7
const HEIGHT = 22

/** `most`: the count that fills the height. Rows drawn to one measure can be compared. */
export function Trend({ counts, most }: { readonly counts: readonly number[]; readonly most: number }) {
  return (
    <svg class="trend" width={counts.length * COLUMN} height={HEIGHT} aria-hidden="true">
      {counts.map((count, i) => {
        const height = Math.max(1, (count / Math.max(most, 1)) * HEIGHT)
        const last = i === counts.length - 1
        return (
          <rect
            key={i}
            class={last ? 'last' : undefined}
            x={i * COLUMN}
            y={HEIGHT - height}
            width={COLUMN - 2}
            height={height}
          />
        )
      })}
    </svg>
  )
}
