import type { Diagram } from '../../../../shared/wire/debrief.ts'
import { Hand } from './injected.tsx'

/** What the lines and signs of the diagram mean, as far as they occur in it. */
export function Legend({ diagram }: { readonly diagram: Diagram }) {
  const broken = diagram.brokeAtMs !== null
  const injected = [...diagram.events, ...diagram.arrows].some(one => one.injected)
  const answers = diagram.events.some(event => event.kind === 'request')
  const rings = diagram.events.some(event => event.kind === 'timer')
  return (
    <ul class="leg">
      {broken && (
        <li>
          <svg class="ic" width="34" height="10" aria-hidden="true">
            <path d="M0 5h34" stroke="#F4EBD6" stroke-width="3.4" />
          </svg>
          led to it
        </li>
      )}
      {broken && (
        <li>
          <svg class="ic" width="34" height="10" aria-hidden="true">
            <path d="M0 5h34" stroke="#56738F" stroke-width="2" />
          </svg>
          did not
        </li>
      )}
      {answers && (
        <li>
          <svg class="ic" width="18" height="18" aria-hidden="true">
            <path d="M2 18V1" stroke="#B98A5C" stroke-width="2" />
            <path d="M2 2h14l-4 5l4 5h-14z" fill="#0B1826" stroke="#A79F3C" stroke-width="1.6" />
          </svg>
          answer to a request
        </li>
      )}
      {(answers || rings) && (
        <li>
          <svg class="ic" width="14" height="14" aria-hidden="true">
            <circle cx="7" cy="7" r="5" fill="#0B1826" stroke="#A9C0D5" stroke-width="2.4" />
          </svg>
          {[...(rings ? ['timer'] : []), ...(answers ? ['request'] : [])].join(' or ')}
        </li>
      )}
      {diagram.arrows.some(arrow => arrow.copy) && (
        <li>
          <svg class="ic" width="30" height="10" aria-hidden="true">
            <path d="M0 5h30" stroke="#A9C0D5" stroke-width="2" stroke-dasharray="6 5" />
          </svg>
          copy
        </li>
      )}
      {injected && (
        <li>
          <svg class="ic" width="18" height="18" viewBox="-9 -14 18 18" aria-hidden="true">
            <Hand />
          </svg>
          injected by the instructor
        </li>
      )}
      <li>
        <svg class="ic" width="14" height="14" aria-hidden="true">
          <path d="M2 2l10 10M12 2 2 12" stroke="#8AA3BB" stroke-width="2.8" />
        </svg>
        lost
      </li>
    </ul>
  )
}
