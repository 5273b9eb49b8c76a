import type { Protocol } from '../../kernel/protocol.ts'
import { doneOnce, ghost, goal, paidFor, toldIsSo, undoneOnce, witness } from './judge.ts'
import { levels, scopes } from './levels.ts'
import { apply, menu, restart, start } from './physics.ts'
import { present } from './present.ts'
import { mistakes, rules, textbook } from './rulebook.ts'
import type { SagaKit } from './words.ts'

export const sagaOrchestration: Protocol<SagaKit> = {
  name: 'saga-orchestration',
  title: 'Sagas',
  wing: 'transactions',
  start,
  restart,
  menu,
  apply,
  mistakes,
  textbook,
  rules,
  ghost,
  witness,
  invariants: [toldIsSo, doneOnce, undoneOnce, paidFor],
  goal,
  present,
  levels,
  scopes,
}
