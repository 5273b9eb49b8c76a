/** A night that ended badly while the timers were held is debriefed all the same: what would have been is not held. */
import { expect, test } from 'vitest'
import { whatIf, wrongMoves } from '../../shared/match/blame.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import { raft } from '../../shared/protocols/raft/index.ts'

test('a mistake made while the timers stood still is judged by a night that goes on', () => {
  const level = raft.levels.find(l => l.id === 'amnesia')
  if (!level) throw new Error('raft has no level amnesia')
  const hands = Object.fromEntries(
    ['n1', 'n2', 'n3', 'n4', 'n5'].map(n => [n, { by: n === 'n3' ? 'person' : 'bot' } as const]),
  )
  const run = new NightRun({ protocol: raft, level, night: 0, seed: 'held', hands, sea: 'adversary' })
  for (let step = 0; !run.ended && step < 10_000; step++) {
    const owed = run.owed('n3')
    if (owed === undefined || !run.waitsForHand('n3')) {
      run.advance()
      continue
    }
    // Somebody else thinks as well, so the timers are held while n3 answers: first of all, and wrongly, a vote.
    run.hold(true)
    // Boats sail on meanwhile, until only the timers are left.
    while (Number.isFinite(run.dueMs() ?? Number.POSITIVE_INFINITY)) run.advance()
    const grant = run
      .view('n3')
      .cards.map(c => ({ type: 'grant', card: c.card }) as const)
      .find(move => run.admits('n3', move))
    run.play('n3', grant ?? owed)
    run.hold(false)
  }
  const [mistake] = wrongMoves(run)
  if (!mistake) throw new Error('no vote was asked of n3')
  expect(whatIf(run, mistake, 'as they did').ended).toBe('reached')
})
