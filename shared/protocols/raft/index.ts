import type { Protocol } from '../../kernel/protocol.ts'
import { electionSafety, ghost, goal, witness } from './judge.ts'
import { levels, scopes } from './levels.ts'
import { apply, menu, restart, start } from './physics.ts'
import { present } from './present.ts'
import { mistakes, rules, textbook } from './rulebook.ts'
import type { RaftKit } from './words.ts'

export const raft: Protocol<RaftKit> = {
  name: 'raft',
  title: 'Raft',
  wing: 'consensus',
  start,
  restart,
  menu,
  apply,
  mistakes,
  textbook,
  rules,
  ghost,
  witness,
  invariants: [electionSafety],
  goal,
  present,
  levels,
  scopes,
}
