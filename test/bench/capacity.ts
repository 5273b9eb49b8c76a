/** How many players one core serves, beside a bare Colyseus room in the same run. */
import { atLeast, type Figure, figure, type Part, unmeasured } from './measure.ts'
import { CAN_PIN } from './server/child.ts'
import { climb, type Ladder, LIMIT_MS, MOST_PLAYERS } from './server/ladder.ts'
import { HAND_MS } from './server/match-player.ts'

const EACH_MS = 50_000

function served(what: string, ladder: Ladder, how: string): Figure {
  if (ladder.players === 0) return unmeasured(what, ladder.words)
  return figure(what, ladder.players, 'players', `${how}; ${ladder.words}`)
}

/** The most rooms are not the limit where a ladder stopped for another reason: what the ratio then says less of. */
function ratioOf(match: Ladder, bare: Ladder): Figure {
  if (match.players === 0 || bare.players === 0)
    return unmeasured('match rooms to bare rooms', 'one of them has no figure')
  const open = [match, bare].filter(ladder => ladder.stoppedBy !== 'limit').map(ladder => ladder.kind)
  const how = open.length === 0 ? 'both climbed to their limit' : `the limit of ${open.join(' and ')} was not reached`
  return atLeast(1, figure('match rooms to bare rooms', match.players / bare.players, '', how))
}

export async function measureCapacity(tell: (words: string) => void): Promise<Omit<Part, 'part'>> {
  const match = await climb('match', EACH_MS, tell)
  const bare = await climb('bare', EACH_MS, tell)
  const where = CAN_PIN ? 'server on one core, clients on the others' : 'server and clients not pinned to cores'
  const limit = `p99 < ${LIMIT_MS} ms, at most ${MOST_PLAYERS.toLocaleString('en')}`
  const top = match.rungs.findLast(rung => rung.ok)
  return {
    figures: [
      served(
        'players in match rooms',
        match,
        `move to view, ${limit}; 5 to a room, hands of ${HAND_MS / 1000} s; ${where}`,
      ),
      served(
        'players in bare rooms',
        bare,
        `message to answer, ${limit}; 5 to a room, 10 patches and 1 message a second`,
      ),
      ratioOf(match, bare),
      top === undefined
        ? unmeasured('sent to a player of a match', match.words)
        : figure(
            'sent to a player of a match',
            top.bytesPerSecondPerPlayer,
            'B/s',
            `frames as received, at ${top.players} players`,
          ),
    ],
    details: { match, bare },
  }
}
