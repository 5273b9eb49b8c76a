/** Questions before the deed. */
import type { Prediction } from '../../kernel/level.ts'
import { truth } from './judge.ts'
import { type Pair, pairOf } from './physics.ts'
import { wallSays } from './wall.ts'
import type { ClocksKit, ClocksView } from './words.ts'

function pairIn(view: ClocksView): Pair | undefined {
  for (const card of view.cards) {
    const pair = pairOf(view, card)
    if (pair) return pair
  }
  return undefined
}

/** Whether clocks on walls tell the order of two events, asked when the first two letters with times are compared. */
export const willTheWallsTell: Prediction<ClocksKit> = {
  id: 'will-the-walls-tell',
  ask: 'Both letters bear a time. Will the two times tell truly which event came first, or that neither did?',
  options: ['Yes', 'No'],
  when: view => pairIn(view) !== undefined,
  came(end, _then, view) {
    const pair = pairIn(view)
    if (!pair) return 1
    return wallSays(pair.a, pair.b) === truth(end.ghost, pair.a.event, pair.b.event) ? 0 : 1
  },
  because:
    'The clocks differ by minutes and drift, so a right order is luck; and of two concurrent events no order of times is right at all (Lamport 1978).',
}
