/** Words for what the network does. */
import type { Label } from '../../kernel/present.ts'
import type { Kit } from '../../kernel/protocol.ts'
import type { ChairLine } from '../../wire/chair.ts'
import type { SearchWorld, Try } from '../search-world.ts'
import type { Puzzle } from './puzzle.ts'

export function offerLabel<K extends Kit>({ protocol }: Puzzle<K>, state: SearchWorld<K>, act: Try<K>): Label {
  const { present } = protocol
  switch (act.type) {
    case 'deliver':
      return {
        word: 'Let it land',
        detail: `${present.message(act.kind.envelope.message).word}, at ${act.kind.envelope.to}`,
      }
    case 'drop':
      return { word: 'Lose it', detail: present.message(act.kind.envelope.message).word }
    case 'duplicate':
      return { word: 'Copy it', detail: present.message(act.kind.envelope.message).word }
    case 'fire':
      return { word: `Ring: ${present.timer(act.timer).word}`, detail: `at ${act.node}` }
    case 'crash':
      return { word: `Crash ${act.node}`, detail: 'memory, cards and timers are lost' }
    case 'restart':
      return { word: `Wake ${act.node}`, detail: 'with what its disk holds' }
    case 'request':
      return { word: present.request(act.request).word, detail: `comes to ${act.node}` }
    case 'move': {
      const view = state.nodes[act.place]?.state.view
      const { word, detail } = view ? present.move(view, act.move) : { word: act.move.type, detail: '' }
      return { word: `${act.node} goes on: ${word}`, detail }
    }
  }
}

/** One line of the log of a sitting. `nth`: null for a bot's move that followed by itself. */
export function lineOf<K extends Kit>(
  puzzle: Puzzle<K>,
  state: SearchWorld<K>,
  act: Try<K>,
  nth: number | null,
): ChairLine {
  const label = offerLabel(puzzle, state, act)
  if (!('kind' in act)) return { ...label, nth, type: act.type, node: act.node }
  const { from, to } = act.kind.envelope
  return { ...label, nth, type: act.type, node: to, peer: from }
}
