import type { Protocol } from '../../kernel/protocol.ts'
import { ghost, goal, oneTrial, servedAlive, witness } from './judge.ts'
import { levels, scopes } from './levels.ts'
import { apply, menu, mortal, restart, start } from './physics.ts'
import { present } from './present.ts'
import { mistakes, rules, textbook } from './rulebook.ts'
import type { LoadKit } from './words.ts'

export const load: Protocol<LoadKit> = {
  name: 'load',
  title: 'Load',
  wing: 'resilience',
  start,
  restart,
  menu,
  apply,
  mistakes,
  textbook,
  mortal,
  rules,
  ghost,
  witness,
  invariants: [servedAlive, oneTrial],
  goal,
  present,
  levels,
  scopes,
}
