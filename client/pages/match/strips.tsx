/** The strips under the board: what this node put on the record, and what the channel is known to do. */
import type { Screen } from '../../../shared/wire/screen.ts'
import { ClaimFlag, StormEye } from '../../hud/icons.tsx'
import { percent } from '../../model/board-model.ts'

const CLAIMS_SHOWN = 2

export function ClaimsStrip({ claims, node }: { readonly claims: Screen['claims']; readonly node: string }) {
  if (claims.length === 0) return null
  const newest = claims.slice(-CLAIMS_SHOWN).reverse()
  return (
    <section class="strip claims" aria-label="Your claims">
      <h2>
        <ClaimFlag /> Claims
      </h2>
      {newest.map((claim, index) => (
        <span class="it" key={`${claims.length - index}`}>
          <b>{claim.word.startsWith(`${node} `) ? claim.word.slice(node.length + 1) : claim.word}</b>
        </span>
      ))}
    </section>
  )
}

export function ChannelStrip({ forecast }: { readonly forecast: Screen['forecast'] }) {
  const [fromMs, toMs] = forecast.delayMs
  const dangers = [forecast.fog ? 'fog' : '', forecast.crashes ? 'crashes' : ''].filter(Boolean).join(', ')
  const facts = [
    { name: 'loss', value: percent(forecast.loss) },
    { name: 'delay', value: fromMs === toMs ? seconds(toMs) : `${bare(fromMs)}–${seconds(toMs)}` },
    ...(forecast.duplication > 0 ? [{ name: 'duplicates', value: percent(forecast.duplication) }] : []),
    ...(dangers === '' ? [] : [{ name: dangers, value: 'possible' }]),
  ]
  return (
    <section class="strip" aria-label="Channel">
      <h2>
        <StormEye /> Channel
      </h2>
      {facts.map(fact => (
        <span class="it" key={fact.name}>
          {fact.name} <b>{fact.value}</b>
        </span>
      ))}
    </section>
  )
}

const bare = (ms: number) => String(Math.round(ms / 100) / 10)
const seconds = (ms: number) => `${bare(ms)} s`
