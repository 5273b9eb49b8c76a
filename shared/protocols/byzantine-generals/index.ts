import type { Protocol } from '../../kernel/protocol.ts'
import { agreement, ghost, goal, validity, witness } from './judge.ts'
import { levels, scopes } from './levels.ts'
import { apply, menu, restart, start } from './physics.ts'
import { present } from './present.ts'
import { lawless, mistakes, rules, textbook } from './rulebook.ts'
import type { GeneralsKit } from './words.ts'

export const byzantineGenerals: Protocol<GeneralsKit> = {
  name: 'byzantine-generals',
  title: 'Byzantine generals',
  wing: 'consensus',
  start,
  restart,
  menu,
  apply,
  mistakes,
  textbook,
  lawless,
  // A crash would be one fault more: to the others a general that is silent is a traitor (§3, A3).
  mortal: () => false,
  rules,
  ghost,
  witness,
  invariants: [validity, agreement],
  goal,
  present,
  levels,
  scopes,
}
