/** What stands on the own island, as a small sign beside its word. */
import type { Mark } from '../../shared/kernel/present.ts'

const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': 2.2, 'stroke-linecap': 'round' } as const

export function RoleMark({ mark, size = 18 }: { readonly mark: Mark; readonly size?: number }) {
  if (mark.shape === 'none') return null
  return (
    <svg class={`ic mark-${mark.shape}`} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {mark.shape === 'anchor' && (
        <>
          <circle {...stroke} cx="12" cy="5" r="2.6" />
          <path {...stroke} d="M12 8v13M7.5 11.5h9M4 14c.5 4.5 4 7 8 7s7.5-2.5 8-7" />
        </>
      )}
      {mark.shape === 'pennant' && (
        <>
          <path {...stroke} d="M5 2v20" />
          <path d="M6 3l15 5-15 5z" fill="#E69F00" />
        </>
      )}
      {mark.shape === 'beacon' && (
        <path d="M12 2c1 4 6 6 6 12a6 6 0 0 1-12 0c0-3 1.5-4 2.5-6 .5 1.5 1 2 1.5 2C10.5 7 11 4 12 2z" fill="#F0E442" />
      )}
      {mark.shape === 'mask' && (
        <>
          <path d="M12 3v18c-5-1-8-5-8-11V4z" fill="#F4EBD6" />
          <path d="M12 3v18c5-1 8-5 8-11V4z" fill="#CC79A7" />
        </>
      )}
    </svg>
  )
}
