/** Questions before the deed. */
import type { Prediction } from '../../kernel/level.ts'
import { agreement, validity } from './judge.ts'
import type { GeneralsKit } from './words.ts'

/** Whether one traitor can part the loyal generals, asked when the first order comes in. */
export const willTheyAgree: Prediction<GeneralsKit> = {
  id: 'will-they-agree',
  ask: 'The first order is in, and one of you lies. Will the loyal generals end well tonight?',
  options: ['Yes', 'No: the traitor parts them'],
  when: ({ cards }) => cards.some(card => card.type === 'envelope' && card.message.type === 'order'),
  came: end => ([agreement, validity].some(condition => condition.broken(end)) ? 1 : 0),
  because:
    'With oral messages it takes more than three times as many generals as traitors: with three there is always a night that breaks them, with four and one round of relays there is none (Lamport, Shostak and Pease §2, §3).',
}
