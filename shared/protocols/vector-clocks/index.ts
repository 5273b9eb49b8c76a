import type { Protocol } from '../../kernel/protocol.ts'
import { ghost, goal, trueLog, trueRelation, witness } from './judge.ts'
import { levels } from './levels.ts'
import { admits, apply, menu, restart, start } from './physics.ts'
import { present } from './present.ts'
import { mistakes, rules, textbook } from './rulebook.ts'
import { scopes } from './scopes.ts'
import type { ClocksKit } from './words.ts'

export const vectorClocks: Protocol<ClocksKit> = {
  name: 'vector-clocks',
  title: 'Logical clocks',
  wing: 'time',
  start,
  restart,
  menu,
  admits,
  apply,
  mistakes,
  textbook,
  // The papers' processes do not fail; and with the clock in the log a crash would teach nothing here.
  mortal: () => false,
  rules,
  ghost,
  witness,
  invariants: [trueRelation, trueLog],
  goal,
  present,
  levels,
  scopes,
}
