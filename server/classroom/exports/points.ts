/** What a gradebook is given: the share that a student reached of all that was asked of them. */
import type { Student } from '../../../shared/classroom/state.ts'
import { type ClassRecord, type NightOf, nightsOf, scoreSum, studentsOf } from './class-record.ts'

export const WHOLE_POINTS = 100

export interface Graded {
  readonly student: Student
  readonly identifier: string
  /** 0 to 1. */
  readonly share: number
  readonly nights: readonly NightOf[]
}

/** Who played nothing of their own is left out: a gradebook takes an empty cell for a grade that is to be erased. */
export function gradedOf({ session, identifiers }: ClassRecord): readonly Graded[] {
  return studentsOf(session).flatMap(student => {
    const nights = nightsOf(session, student.id)
    const { score, scoreMax } = scoreSum(nights)
    const identifier = identifiers[student.id] ?? ''
    return scoreMax === 0 ? [] : [{ student, identifier, share: score / scoreMax, nights }]
  })
}

/** With two decimals: what Canvas shows and compares. */
export function pointsOf(share: number, of: number): number {
  return Math.round(share * of * 100) / 100
}

export function feedbackOf(nights: readonly NightOf[]): string {
  const sum = (count: (night: NightOf) => number) => nights.reduce((all, night) => all + count(night), 0)
  const won = sum(({ attempt }) => (attempt.outcome === 'won' ? 1 : 0))
  const mistakes = sum(({ attempt }) => attempt.mistakes)
  const byBot = sum(({ attempt }) => attempt.botMoves)
  const words = [`${won} of ${nights.length} nights won`, `${mistakes} ${mistakes === 1 ? 'mistake' : 'mistakes'}`]
  return [...words, ...(byBot > 0 ? [`${byBot} moves made by a bot, not scored`] : [])].join('; ')
}
