/** What the paper would do here, and why nothing else: the rule that another answer to the same card would break. */
import { cardNumber } from '../kernel/cards.ts'
import type { Kit, NodeId } from '../kernel/protocol.ts'
import type { Screen } from '../wire/screen.ts'
import type { NightRun } from './night-run.ts'

export function hintOf<K extends Kit>(run: NightRun<K>, node: NodeId): Screen['hint'] {
  const move = run.owed(node)
  if (move === undefined) return null
  const view = run.view(node)
  const { word } = run.config.protocol.present.move(view, move)
  return { move: move as NonNullable<Screen['hint']>['move'], word, because: reason(run, node, move) }
}

function reason<K extends Kit>(run: NightRun<K>, node: NodeId, owed: K['move']): string | null {
  const { protocol } = run.config
  const rivals = protocol.menu(run.view(node)).filter(move => cardNumber(move) === cardNumber(owed))
  const broken = rivals.flatMap(move => run.mistakesOf(node, move))
  // A slip explains nothing. Of beliefs the one that most other answers share, and then what the night is about.
  const beliefs = broken.filter(rule => protocol.rules[rule as K['rule']].misconception !== undefined)
  const weight = (rule: string): number =>
    2 * beliefs.filter(other => other === rule).length + Number(run.plan.teaches.includes(rule as K['rule']))
  const [rule] = beliefs.toSorted((a, b) => weight(b) - weight(a))
  return rule === undefined ? null : protocol.rules[rule as K['rule']].why
}
