/** What a service's moves do to its book, and what a crash leaves of it. */
import { describe, expect, it } from 'vitest'
import { seatOf } from '../../shared/kernel/step.ts'
import { apply, bookOf, free, menu, restart } from '../../shared/protocols/saga-orchestration/physics.ts'
import { mistakes } from '../../shared/protocols/saga-orchestration/rulebook.ts'
import type { Move, SagaView } from '../../shared/protocols/saga-orchestration/words.ts'
import { asks, island, line } from './situation.ts'

function following(view: SagaView, move: Move): SagaView {
  const { disk, memory } = apply(view, move)
  return { ...view, disk, memory }
}

function crashed(view: SagaView): SagaView {
  const deal = { [view.self]: { role: 'hotel' as const, secret: null, chair: 'either' as const } }
  return { ...view, ...restart(seatOf(deal, view.self, view.setup), view.disk) }
}

const names = (view: SagaView): readonly string[] =>
  bookOf(view)
    .filter(l => l.did > l.undid)
    .map(l => l.ship)

describe('a room that was answered and not written', () => {
  const answered = following(island({ cards: [asks('Do')] }), { type: 'reply', card: 1 })

  it('is held while the island is awake', () => {
    expect(names(answered)).toEqual(['Curlew'])
    expect(free(answered)).toBe(1)
  })

  it('is gone after a crash', () => expect(names(crashed(answered))).toEqual([]))

  it('survives when it is written first', () => {
    expect(names(crashed(following(answered, { type: 'save' })))).toEqual(['Curlew'])
    expect(names(crashed(following(island({ cards: [asks('Do')] }), { type: 'do', about: 1 })))).toEqual(['Curlew'])
  })
})

describe('a cancellation', () => {
  const view = island({
    rooms: 3,
    book: [line('Petrel', 1), line('Curlew', 1), line('Gannet', 1)],
    cards: [asks('Undo')],
  })

  it('takes back its own line', () => {
    expect(names(following(view, { type: 'undo', about: 1 }))).toEqual(['Petrel', 'Gannet'])
  })

  it('as a rollback takes away what was booked since', () => {
    expect(names(following(view, { type: 'restore', about: 1 }))).toEqual(['Petrel'])
  })

  it('of a room that never came makes it refused when it comes late', () => {
    const remembered = following(island({ cards: [asks('Undo')] }), { type: 'undo', about: 1 })
    const late = { ...remembered, cards: [asks('Do')] }
    expect(menu(late).map(m => m.type)).toEqual(['reply', 'drop'])
    expect(mistakes(late, { type: 'reply', card: 1 })).toEqual([])
    expect(apply(late, { type: 'reply', card: 1 }).effects).toMatchObject([{ message: { result: 'refused' } }])
  })
})
