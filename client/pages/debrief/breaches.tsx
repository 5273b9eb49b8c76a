import type { BreachReport } from '../../../shared/wire/debrief.ts'
import { ShieldCracked } from '../../hud/icons.tsx'
import { secondsText } from '../../model/tide.ts'

/** Each broken property, who is witness to it, and where it is written. */
export function Breaches({ breaches }: { readonly breaches: readonly BreachReport[] }) {
  if (breaches.length === 0) return null
  return (
    <ul class="breaches" aria-label="Broken properties">
      {breaches.map(breach => (
        <li key={`${breach.invariant}${breach.atMs}`}>
          <ShieldCracked size={24} />
          <div>
            <p class="stephead">
              <b>{breach.headline}</b>
              <time class="mono">{secondsText(breach.atMs)}</time>
            </p>
            <p>
              <b class="mono">{breach.invariant}</b> {breach.says} <cite>{breach.cite}</cite>
            </p>
            {breach.witnesses.length > 0 && <p class="dim">Witnesses: {breach.witnesses.join(', ')}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
