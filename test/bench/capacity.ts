/** How many players one core serves, beside a bare Colyseus room in the same run. */
import { atLeast, type Figure, figure, type Part, unmeasured } from './measure.ts'
import { CAN_PIN } from './server/child.ts'
import { climb, type Ladder, LIMIT_MS, MOST_PLAYERS, type Rung } from './server/ladder.ts'
import { HAND_MS } from './server/match-player.ts'

const EACH_MS = 120_000

const LIMIT = `p99 < ${LIMIT_MS} ms, at most ${MOST_PLAYERS.toLocaleString('en')} players`
const WHERE = CAN_PIN ? 'server on one core, clients on the others' : 'server and clients not pinned to cores'

function top({ rungs }: Ladder): Rung | undefined {
  return rungs.findLast(rung => rung.ok)
}

function served(what: string, ladder: Ladder, how: string): Figure {
  if (ladder.players === 0) return unmeasured(what, ladder.words)
  return figure(what, ladder.players, 'players', `${how}, ${LIMIT}; ${ladder.words}`)
}

/** A limit that was not found leaves the ratio open on one side; where neither was found it says nothing. */
function ratioOf(match: Ladder, bare: Ladder): Figure {
  const what = 'match rooms to bare rooms'
  if (match.players === 0 || bare.players === 0) return unmeasured(what, 'one of them has no figure')
  const ratio = match.players / bare.players
  const open = [match, bare].filter(ladder => ladder.stoppedBy !== 'limit').map(ladder => ladder.kind)
  switch (open.join(' and ')) {
    case '':
      return atLeast(1, figure(what, ratio, '', `both climbed to their limit; ${WHERE}`))
    case 'match':
      return atLeast(1, figure(what, ratio, '', `at least this: no limit was found for match rooms; ${WHERE}`))
    case 'bare': {
      const atBest = figure(what, ratio, '', `at most this: no limit was found for bare rooms; ${WHERE}`)
      return ratio < 1 ? atLeast(1, atBest) : atBest
    }
    default:
      return unmeasured(what, `no limit was found for either (${match.words}; ${bare.words}): see processor time`)
  }
}

/** Comparable even where the number of players was not what ended the ladder. */
function coreFor(what: string, ladder: Ladder): Figure {
  const rung = top(ladder)
  if (rung === undefined || rung.serverBusy === null)
    return unmeasured(what, rung === undefined ? ladder.words : 'there is no /proc to read it from')
  const perPlayer = (rung.messagesPerSecond / rung.players).toFixed(2)
  const how = `at ${rung.players} players, who send ${perPlayer} messages a second each; p99 ${rung.p99Ms.toFixed(1)} ms`
  return figure(what, (rung.serverBusy / rung.players) * 100_000, '% of a core', how)
}

/** How many players of a match take the processor time of one in a bare room, each at the top of its own ladder. */
function byProcessor(match: Ladder, bare: Ladder): Figure {
  const what = 'match to bare, by processor time'
  const [a, b] = [top(match), top(bare)]
  if (!a?.serverBusy || !b?.serverBusy) return unmeasured(what, 'one of them has no figure')
  const how = `players on the same share of a core; ${WHERE}`
  return atLeast(1, figure(what, b.serverBusy / b.players / (a.serverBusy / a.players), '', how))
}

export async function measureCapacity(tell: (words: string) => void): Promise<Omit<Part, 'part'>> {
  const match = await climb('match', EACH_MS, tell)
  const bare = await climb('bare', EACH_MS, tell)
  const most = top(match)
  const sent = 'sent to a player of a match'
  return {
    figures: [
      served('players in match rooms', match, `5 to a room, hands of ${HAND_MS / 1000} s; move to view`),
      served('players in bare rooms', bare, '5 to a room, 10 patches and 1 message a second; message to answer'),
      ratioOf(match, bare),
      coreFor('1,000 players in match rooms', match),
      coreFor('1,000 players in bare rooms', bare),
      byProcessor(match, bare),
      most === undefined
        ? unmeasured(sent, match.words)
        : figure(sent, most.bytesPerSecondPerPlayer, 'B/s', `frames as they come, at ${most.players} players`),
    ],
    details: { match, bare },
  }
}
