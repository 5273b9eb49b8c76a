import type { InjectedReport } from '../../../shared/wire/debrief.ts'
import { secondsText } from '../../model/tide.ts'

/** What an instructor did to the sea by hand: it was none of the night's own weather, and nobody's mistake. */
export function Injections({ injected }: { readonly injected: readonly InjectedReport[] }) {
  if (injected.length === 0) return null
  return (
    <details class="fold injections" open>
      <summary>Injected by the instructor</summary>
      <ol class="moments">
        {injected.map(({ atMs, words, why }) => (
          <li key={`${atMs}${words}`}>
            <p class="stephead">
              <b>{words}</b>
              <time class="mono">{secondsText(atMs)}</time>
            </p>
            {why !== '' && <p class="dim">{why}</p>}
          </li>
        ))}
      </ol>
    </details>
  )
}
