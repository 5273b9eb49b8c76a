/** Questions before the deed. */
import type { Prediction } from '../../kernel/level.ts'
import { bookOf, find } from './physics.ts'
import type { SagaKit } from './words.ts'

/** The heart of the level: from where the conductor stands, both answers look alike. */
export const wasItDone: Prediction<SagaKit> = {
  id: 'was-it-done',
  ask: 'Your timer rang and no answer has come. Has the service done the step?',
  options: ['Yes: its answer is lost or late', 'No: the request is lost or late'],
  hidden: true,
  when: ({ cards, memory }) => memory.waiting?.act === 'do' && cards.some(card => card.type === 'timer'),
  came(_end, then, { disk: { journey }, memory: { waiting } }) {
    const service = waiting && journey ? journey.steps[waiting.step] : undefined
    const state = service === undefined ? undefined : then.nodes[service]
    if (!state || !journey || !waiting) return 1
    const key = { ship: journey.ship, step: waiting.step, nth: journey.nth[waiting.step] ?? 1 }
    return (find(bookOf(state.view), key)?.did ?? 0) > 0 ? 0 : 1
  },
  because:
    'You could not know: both look alike from here. That is why the same request under the same key is the only move that is right in both cases.',
}
