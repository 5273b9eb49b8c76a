import type { Protocol } from '../../../../shared/kernel/protocol.ts'
import { countedOnce, ghost, goal, witness } from './judge.ts'
import { levels, scopes } from './levels.ts'
import { apply, menu, restart, start } from './physics.ts'
import { present } from './present.ts'
import { mistakes, rules, textbook } from './rulebook.ts'
import type { ScaffoldedKit } from './words.ts'

export const scaffolded: Protocol<ScaffoldedKit> = {
  name: 'scaffolded',
  title: 'Scaffolded',
  wing: 'channel',
  start,
  restart,
  menu,
  apply,
  mistakes,
  textbook,
  rules,
  ghost,
  witness,
  invariants: [countedOnce],
  goal,
  present,
  levels,
  scopes,
}
