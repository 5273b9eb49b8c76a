import type { Chair } from '../kernel/level.ts'
import type { Kit, Protocol } from '../kernel/protocol.ts'
import { protocols } from '../protocols/registry.ts'
import type { CatalogLevel } from '../wire/messages.ts'

/** A level may be meant for chairs that nobody can sit in yet: the home page promises none of those. */
const PLAYABLE: readonly Chair[] = ['node', 'network']

/** Every level there is, for the home page. */
export function catalog(): readonly CatalogLevel[] {
  return protocols.flatMap((protocol: Protocol<Kit>) =>
    protocol.levels.map(level => ({
      protocol: protocol.name,
      protocolTitle: protocol.title,
      wing: protocol.wing,
      id: level.id,
      title: level.title,
      teaches: level.teaches,
      fallacies: level.fallacies,
      minutes: level.minutes,
      seats: Math.max(
        ...level.nights.map(night =>
          Math.max(...night.deals.map(deal => Object.values(deal).filter(place => place.chair !== 'bot').length)),
        ),
      ),
      nights: level.nights.length,
      chairs: level.chairs.filter(chair => PLAYABLE.includes(chair)),
    })),
  )
}
