/**
 * What a student is given for a night: the group's safety times its goal, plus their own right decisions and predictions.
 * Never speed. What was not asked of somebody, or was nobody's to reach, is in neither sum.
 */
import type { NodeId } from '../kernel/protocol.ts'
import type { NightOutcome, StudentId } from '../wire/classroom.ts'
import type { Debrief, SeatScore } from '../wire/debrief.ts'
import type { Attempt } from './state.ts'

const GROUP = 4
const DECISIONS = 4
const PREDICTIONS = 2

type Score = Pick<Attempt, 'score' | 'scoreMax'>

const NOT_SCORED: Score = { score: 0, scoreMax: 0 }

export function scoreOf(debrief: Debrief, node: NodeId): Score {
  const seat = debrief.seats.find(s => s.node === node)
  const own = seat ? seat.right + seat.wrong : 0
  // Bots played all of it: there is nothing of theirs to score, good or bad.
  if (!seat || own === 0) return NOT_SCORED
  const said = debrief.predictions.filter(prediction => prediction.node === node)
  const parts = [
    { of: groupCounts(debrief, seat) ? GROUP : 0, share: seat.won ? 1 : 0 },
    { of: DECISIONS, share: seat.right / own },
    { of: said.length > 0 ? PREDICTIONS : 0, share: said.filter(p => p.choice === p.came).length / (said.length || 1) },
  ]
  return {
    score: Math.round(10 * parts.reduce((sum, { of, share }) => sum + of * share, 0)) / 10,
    scoreMax: parts.reduce((sum, { of }) => sum + of, 0),
  }
}

/**
 * A goal that was missed with nobody to blame was out of reach: some levels break by the book, a traitor may meet generals
 * who make no mistake, and an asynchronous network promises no deadline (Fischer, Lynch and Paterson, JACM 1985).
 */
function groupCounts(debrief: Debrief, seat: SeatScore): boolean {
  return seat.won || debrief.blame !== null
}

/** A seat that no rule binds wins when the others break. */
export function outcomeOf({ safety, liveness }: Debrief, seat: SeatScore | undefined): NightOutcome {
  if (seat && seat.lawless !== null) return seat.won ? 'won' : 'missed'
  if (!safety.held) return 'broken'
  return liveness.reached ? 'won' : 'missed'
}

/** What is known of one student beside the debrief of their night. `refused`: rules of the moves that the guide refused. */
export interface AttemptFacts {
  readonly student: StudentId
  readonly node: NodeId
  readonly hints: number
  readonly refused: readonly { readonly rule: string; readonly misconception: boolean }[]
}

export function attemptOf(debrief: Debrief, { student, node, hints, refused }: AttemptFacts): Attempt {
  const seat = debrief.seats.find(s => s.node === node)
  const beliefs = [
    ...debrief.mistakes.filter(m => m.node === node && m.by === 'person' && m.misconception !== null),
    ...refused.filter(({ misconception }) => misconception),
  ]
  return {
    student,
    node,
    outcome: outcomeOf(debrief, seat),
    ...scoreOf(debrief, node),
    hints,
    mistakes: seat?.wrong ?? 0,
    botMoves: seat?.byBot ?? 0,
    misconceptions: [...new Set(beliefs.map(({ rule }) => rule))],
  }
}
