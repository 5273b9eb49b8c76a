/** What is public about a match, and what a stranger with the code may know of it. */
import type { PlayedMatch, SeatNow } from '../../shared/match/port.ts'
import type { CatalogLevel, CreateOptions, Origin, SeatOnTable, Table } from '../../shared/wire/messages.ts'
import type { People } from './people.ts'
import type { Person } from './person.ts'

export interface TableState {
  readonly code: string
  readonly phase: Table['phase']
  readonly options: Pick<CreateOptions, 'scaffold' | 'alone'>
  readonly level: CatalogLevel
  readonly seats: PlayedMatch['seats']
  readonly people: People
  readonly paused: boolean
  readonly frozen: Table['frozen']
  readonly speed: number
  /** A lost connection is a crashed node: the others must notice by themselves. */
  readonly teaches: boolean
  readonly origin: Origin | null
}

function seatOnTable(seat: SeatNow, people: readonly Person[], teaches: boolean): SeatOnTable {
  const person = people.find(one => one.id === seat.player)
  if (person === undefined) return { node: seat.node, name: seat.name, who: 'bot', ready: false }
  const here = person.present || (teaches && person.droppedMs !== undefined)
  return { node: seat.node, name: person.name, who: here ? 'person' : 'away', ready: person.ready }
}

export function tableOf(state: TableState): Table {
  const { protocol, protocolTitle, id, title, teaches } = state.level
  const { all: people, host } = state.people
  return {
    code: state.code,
    phase: state.phase,
    level: { protocol, protocolTitle, id, title, teaches },
    scaffold: state.options.scaffold,
    alone: state.options.alone,
    paused: state.paused,
    frozen: state.frozen,
    speed: state.speed,
    seats: state.seats.map(seat => seatOnTable(seat, people, state.teaches)),
    origin: state.origin,
    host: state.seats.find(seat => seat.player !== null && seat.player === host?.id)?.node ?? null,
  }
}

/** GET /api/room/:code */
export interface RoomGlance {
  readonly code: string
  /** A newcomer would be let in. */
  readonly open: boolean
  readonly phase: Table['phase']
  readonly alone: boolean
  readonly freeSeats: number
  readonly level: Table['level']
}

/** `forPersons`: how many seats of the level persons may take; some are always a bot's. */
export function glanceOf(table: Table, forPersons: number): RoomGlance {
  const free = table.seats.filter(seat => seat.who === 'bot').length
  const freeSeats = Math.max(0, Math.min(free, forPersons - (table.seats.length - free)))
  return {
    code: table.code,
    open: !table.alone && freeSeats > 0,
    phase: table.phase,
    alone: table.alone,
    freeSeats,
    level: table.level,
  }
}
