/** Questions before the deed. */
import type { Prediction } from '../../kernel/level.ts'
import { goal } from './judge.ts'
import type { LoadKit } from './words.ts'

/** Asked of a town when its first callers have waited in vain. */
export const willItRecover: Prediction<LoadKit> = {
  id: 'will-it-recover',
  ask: 'Your callers have waited in vain: a service has gone dark. When it is back, will the night still be saved?',
  options: ['Yes', 'No'],
  when: ({ memory, cards }) =>
    memory.role === 'client' && cards.some(card => card.type === 'timer' && card.timer.startsWith('patience')),
  came(end) {
    const { done, of } = goal(end)
    return done >= of ? 0 : 1
  },
  because:
    'The trigger passes by itself. What stays is what the towns do: retries within a budget and spread out let the queue drain; retries at once keep it full of callers who have hung up (Bronson et al., HotOS 2021).',
}
