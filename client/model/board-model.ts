/** What the board is told: a pure function of the screen, the table and the open card. It knows no protocol either. */

import type { Table } from '../../shared/wire/messages.ts'
import type { LogLine, Screen } from '../../shared/wire/screen.ts'
import type { BoardEvent, BoardModel, DockedBoat } from '../board/model.ts'

const LABEL_LENGTH = 18

export function boardModel(screen: Screen, table: Table, openCard: number | null): BoardModel {
  const docked: DockedBoat[] = []
  for (const { card, from, flag } of screen.cards)
    if (from !== undefined && flag !== undefined) docked.push({ card, from, flag })
  const { loss } = screen.forecast
  return {
    islands: table.seats.map(seat => ({
      node: seat.node,
      name: seat.name,
      who: seat.who,
      you: seat.node === screen.you.node,
    })),
    mark: screen.you.mark,
    up: screen.up,
    docked,
    openCard: docked.some(boat => boat.card === openCard) ? openCard : null,
    disk: partLabel(screen, 'disk'),
    memory: partLabel(screen, 'memory'),
    unsaved: screen.panel.some(row => row.unsaved === true),
    loss,
    lossText: loss > 0 ? `loss ${percent(loss)}` : '',
  }
}

/** One line of the logbook as something to be seen at sea; undefined: nothing sails. */
export function boardEvent(line: LogLine): BoardEvent | undefined {
  switch (line.kind) {
    case 'sent':
      return line.peer === undefined || line.flag === undefined
        ? undefined
        : { type: 'leaves', to: line.peer, flag: line.flag }
    case 'landed':
      if (line.peer === undefined || line.flag === undefined || line.card === undefined) return undefined
      return { type: 'arrives', from: line.peer, card: line.card, flag: line.flag }
    case 'crashed':
      return { type: 'crash' }
    case 'woke':
      return { type: 'wake' }
    default:
      return undefined
  }
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

function partLabel(screen: Screen, where: 'disk' | 'memory'): string {
  const rows = screen.panel.filter(entry => entry.where === where)
  const row = rows.find(entry => entry.unsaved === true) ?? rows[0]
  if (row === undefined) return where
  const text = `${row.label} ${row.value}`
  return text.length > LABEL_LENGTH ? where : text
}
