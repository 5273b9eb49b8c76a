/** What of a level an instructor may change, as data for a form. */
import type { Deal, Night } from '../kernel/level.ts'
import type { Kit, Protocol } from '../kernel/protocol.ts'
import { seatOf } from '../kernel/step.ts'
import { findProtocol } from '../protocols/registry.ts'
import type { LevelParameters, NightParameters } from '../wire/plan.ts'

/** Undefined: there is no such level. */
export function parametersOf(protocolName: string, levelId: string): LevelParameters | undefined {
  const protocol = findProtocol(protocolName)
  const level = protocol?.levels.find(({ id }) => id === levelId)
  if (!protocol || !level) return undefined
  const { title, teaches } = level
  const nights = level.nights.map(night => nightOf<Kit>(protocol, night))
  return { protocol: protocolName, level: levelId, title, teaches, nights }
}

function nightOf<K extends Kit>(protocol: Protocol<K>, night: Night<K>): NightParameters {
  const { title, brief, weather, lastsMs, darkMs, powers, clocks, deals, requests, setup } = night
  const [first = {}] = deals
  return {
    ...{ title, brief, weather, lastsMs, darkMs, timing: powers.timing, clocks: clocks !== undefined },
    nodes: Object.entries(first).map(([node, { role, chair }]) => ({
      node,
      role,
      mortal: protocol.mortal?.(seatOf(first, node, setup)) !== false,
      person: chair !== 'bot',
    })),
    deals: deals.map(deal => dealWords(protocol, night, deal)),
    requests: requests.map(({ atMs, to, request }) => {
      const { word, detail } = protocol.present.request(request)
      return { atMs, to, words: detail === '' ? word : `${word}: ${detail}` }
    }),
  }
}

/** Secrets are told as a debrief tells them: an instructor knows them all. */
function dealWords<K extends Kit>({ present }: Protocol<K>, { setup }: Night<K>, deal: Deal<K>): string {
  const secrets = Object.keys(deal).flatMap(node => present.revealed?.(seatOf(deal, node, setup)) ?? [])
  const first = Object.entries(deal).flatMap(([node, { chair }]) => (chair === 'person' ? [node] : []))
  const bots = Object.entries(deal).flatMap(([node, { chair }]) => (chair === 'bot' ? [node] : []))
  const words = [
    ...secrets,
    ...(first.length > 0 ? [`Persons sit at ${first.join(', ')} first.`] : []),
    ...(bots.length > 0 ? [`Bots play ${bots.join(', ')}.`] : []),
  ]
  return words.length === 0 ? 'Persons sit anywhere.' : words.join(' ')
}
