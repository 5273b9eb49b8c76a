/** What a hand can do and what then happens. Nothing here judges: foolish moves are as real as wise ones. */
import type { Card, Effect, Outcome, Seat } from '../../../../shared/kernel/protocol.ts'
import { unreachable } from '../../../../shared/kernel/unreachable.ts'
import type { Call, Disk, Move, ScaffoldedKit, ScaffoldedView, Setup } from './words.ts'

type ScaffoldedCard = Card<ScaffoldedKit>
type ScaffoldedEffect = Effect<ScaffoldedKit>

export function start(): Outcome<ScaffoldedKit> {
  return { disk: { calls: [], heard: [] }, memory: null, effects: [] }
}

/** The timer went with the crash; the calls on disk are still open. */
export function restart(seat: Seat<ScaffoldedKit>, disk: Disk): Outcome<ScaffoldedKit> {
  return { disk, memory: null, effects: disk.calls.length > 0 ? [armRetry(seat.setup)] : [] }
}

/** Every move possible now, in an order that depends on the view alone. */
export function menu(view: ScaffoldedView): readonly Move[] {
  return view.cards.flatMap(card => answers(card).map(type => ({ type, card: card.card })))
}

function answers(card: ScaffoldedCard): readonly Move['type'][] {
  switch (card.type) {
    case 'request':
      return ['call', 'ignore']
    case 'timer':
      return ['again', 'give-up']
    case 'envelope':
      return [card.message.type === 'Call' ? 'echo' : 'count', 'drop']
  }
}

export function apply(view: ScaffoldedView, move: Move): Outcome<ScaffoldedKit> {
  const { disk, memory } = view
  const becomes = (next: Disk, effects: readonly ScaffoldedEffect[] = []): Outcome<ScaffoldedKit> => ({
    disk: next,
    memory,
    effects,
  })
  const card = view.cards.find(c => c.card === move.card)
  switch (move.type) {
    case 'call': {
      if (card?.type !== 'request') throw new Error(`card ${move.card} asks for no call`)
      const call: Call = { word: card.request.word, to: card.request.to, tries: 1 }
      return becomes({ ...disk, calls: [...disk.calls, call] }, [
        sail(call),
        ...(rings(view) ? [] : [armRetry(view.setup)]),
      ])
    }
    case 'echo': {
      if (card?.type !== 'envelope') throw new Error(`card ${move.card} is not an envelope`)
      return becomes(disk, [{ type: 'send', to: card.from, message: { type: 'Echo', word: card.message.word } }])
    }
    case 'count': {
      if (card?.type !== 'envelope') throw new Error(`card ${move.card} is not an envelope`)
      return count(view, card.message.word)
    }
    case 'again': {
      const calls = disk.calls.map(call => ({ ...call, tries: call.tries + 1 }))
      return becomes({ ...disk, calls }, [...calls.map(sail), armRetry(view.setup)])
    }
    case 'ignore':
    case 'drop':
    case 'give-up':
      return becomes(disk)
    default:
      return unreachable(move.type)
  }
}

function count(view: ScaffoldedView, word: string): Outcome<ScaffoldedKit> {
  const { disk, memory } = view
  const calls = disk.calls.filter(call => call.word !== word)
  const heard = [...new Set([...disk.heard, word])]
  const counted: ScaffoldedEffect = { type: 'claim', claim: { type: 'counted', word } }
  const quiet: readonly ScaffoldedEffect[] = calls.length === 0 ? [{ type: 'disarm', timer: 'retry' }] : []
  return { disk: { calls, heard }, memory, effects: [counted, ...quiet] }
}

/** The timer runs, or has rung and waits for an answer. */
function rings(view: ScaffoldedView): boolean {
  return view.armed.includes('retry') || view.cards.some(card => card.type === 'timer')
}

function sail({ to, word, tries }: Call): ScaffoldedEffect {
  return { type: 'send', to, message: { type: 'Call', word, attempt: tries } }
}

function armRetry(setup: Setup): ScaffoldedEffect {
  return { type: 'arm', timer: 'retry', afterMs: setup.retryMs }
}
