/** Scores from real debriefs: nights that bots play foolishly, with the seats made somebody's own. */
import { describe, expect, it } from 'vitest'
import { attemptOf, outcomeOf, scoreOf } from '../../shared/classroom/score.ts'
import { debriefOf } from '../../shared/match/debrief.ts'
import { playNight } from '../../shared/match/simulate.ts'
import type { Debrief, PredictionReport, SeatScore } from '../../shared/wire/debrief.ts'
import { evenings, foolish } from '../battery/nights.ts'

function debriefs(hands: 'book' | 'foolish'): readonly Debrief[] {
  return evenings.map(evening => {
    const run = playNight(evening, 'score-0', hands === 'book' ? {} : foolish(evening))
    const cast = Object.keys(run.world.nodes).map(node => ({ node, player: node, kind: 'bot' as const }))
    return debriefOf(run, cast, 1)
  })
}

const book = debriefs('book')
const all = [...book, ...debriefs('foolish')]

function seated(debrief: Debrief, seat: Partial<SeatScore>): Debrief {
  return { ...debrief, seats: debrief.seats.map(s => (s.lawless === null ? { ...s, ...seat } : s)) }
}

function lawful(debrief: Debrief): SeatScore {
  const seat = debrief.seats.find(s => s.lawless === null)
  if (!seat) throw new Error('everybody is a traitor')
  return seat
}

function found(debriefs: readonly Debrief[], like: (debrief: Debrief) => boolean): Debrief {
  const debrief = debriefs.find(like)
  if (!debrief) throw new Error('no such night')
  return debrief
}

const of = (debrief: Debrief) => scoreOf(debrief, lawful(debrief).node)
const won = seated(
  found(book, d => d.liveness.reached && d.predictions.length === 0),
  { right: 4, wrong: 0 },
)
const blamed = seated(
  found(all, d => d.blame !== null && !d.safety.held),
  { right: 4, wrong: 0, won: false },
)

describe('a score', () => {
  it('is whole for a night that was won by the book, and less for each decision that was wrong', () => {
    expect(of(won)).toEqual({ score: 8, scoreMax: 8 })
    expect(of(seated(won, { right: 3, wrong: 1 }))).toEqual({ score: 7, scoreMax: 8 })
    expect(of(seated(won, { right: 0, wrong: 2 }))).toEqual({ score: 4, scoreMax: 8 })
  })

  it('has nothing of the group’s when safety broke by somebody’s mistake', () => {
    expect(of(blamed)).toEqual({ score: 4, scoreMax: 8 })
  })

  it('leaves the group’s part out where nobody is to blame', () => {
    expect(of({ ...seated(won, { won: false }), blame: null })).toEqual({ score: 4, scoreMax: 4 })
  })

  it('does not score what bots played', () => {
    expect(of(seated(won, { right: 0, wrong: 0, byBot: 7 }))).toEqual({ score: 0, scoreMax: 0 })
    expect(scoreOf(won, 'nobody')).toEqual({ score: 0, scoreMax: 0 })
  })

  it('counts predictions of this seat, where any were asked', () => {
    const { node } = lawful(won)
    const said = (choice: number, who = node): PredictionReport => ({
      node: who,
      player: who,
      ask: '?',
      options: ['a', 'b'],
      choice,
      confidence: 'sure',
      came: 1,
      because: '',
    })
    expect(of({ ...won, predictions: [said(1), said(0), said(0, 'another')] })).toEqual({ score: 9, scoreMax: 10 })
  })

  it('lies within its bounds for every night there is', () => {
    for (const debrief of all)
      for (const { node } of debrief.seats)
        for (const right of [0, 1, 5]) {
          const { score, scoreMax } = scoreOf(seated(debrief, { right, wrong: 2 }), node)
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(scoreMax)
        }
  })
})

describe('an attempt', () => {
  it('ends as the night did, and for a traitor the other way round', () => {
    expect(outcomeOf(won, lawful(won))).toBe('won')
    expect(outcomeOf(blamed, lawful(blamed))).toBe('broken')
    const traitor = { ...lawful(won), lawless: 'traitor', won: false }
    expect(outcomeOf(won, traitor)).toBe('missed')
    expect(outcomeOf(blamed, { ...traitor, won: true })).toBe('won')
  })

  it('names the beliefs behind a person’s own mistakes once each, those that the guide refused too', () => {
    const debrief = found(all, d => d.mistakes.filter(m => m.misconception !== null).length > 1)
    const mine = debrief.mistakes.map(m => ({ ...m, node: 'me', by: 'person' as const }))
    const theirs = mine.map(m => ({ ...m, rule: 'a-bot-did-it', by: 'bot' as const }))
    const refused = [
      { rule: 'tried', misconception: true },
      { rule: 'slipped', misconception: false },
    ]
    const { misconceptions } = attemptOf(
      { ...debrief, mistakes: [...mine, ...theirs] },
      { student: 's', node: 'me', hints: 2, refused },
    )
    const beliefs = mine.filter(m => m.misconception !== null).map(m => m.rule)
    expect(misconceptions).toEqual([...new Set([...beliefs, 'tried'])])
  })
})
