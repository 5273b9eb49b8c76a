/** Shows everybody what their own seat may see, and of that only what is new. */
import type { Play } from './play.ts'

export function showAll(play: Play, nowMs: number): void {
  const { match, house, seats } = play
  const table = play.table()
  const debrief = play.phase === 'night' ? undefined : match?.debrief()
  for (const person of play.people.all) {
    const seat = seats.find(one => one.player === person.id)
    person.token ??= house.tokens.sign(play.code, { player: person.id, turn: person.turn + 1 })
    person.outbox?.push({
      nowMs,
      you: { node: seat?.node ?? '', name: person.name, token: person.token, word: person.word },
      table,
      tide: match?.tide(),
      screen: match?.screen(person.id),
      log: from => match?.log(person.id, from) ?? [],
      debrief,
      nights: match?.nights(person.id) ?? [],
    })
  }
}
