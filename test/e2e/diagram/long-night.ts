/** A night that goes on after its goal until so much has happened: for pictures of many events. */
import { eventRows } from '../../../client/model/event-rows.ts'
import type { Kit, Protocol } from '../../../shared/kernel/protocol.ts'
import { debriefOf } from '../../../shared/match/debrief.ts'
import { NightRun } from '../../../shared/match/night-run.ts'
import { findProtocol } from '../../../shared/protocols/registry.ts'
import type { Debrief } from '../../../shared/wire/debrief.ts'

const LEVEL = 'first-light'
const FOR_EVER_MS = 24 * 3_600_000

export function longNight(events: number): Debrief {
  const run = played(raft(), events)
  const cast = Object.keys(run.deal).map(node => ({ node, player: `Player of ${node}`, kind: 'bot' as const }))
  return debriefOf(run, cast, 1)
}

/** Events as the table under the picture counts them: what nodes did, what sailed and what landed. */
export function eventsOf({ diagram }: Debrief): number {
  return eventRows(diagram).length
}

function played(protocol: Protocol<Kit>, events: number): NightRun<Kit> {
  const level = protocol.levels.find(l => l.id === LEVEL)
  if (!level) throw new Error(`there is no level ${LEVEL}`)
  const nights = level.nights.map(night => ({ ...night, lastsMs: FOR_EVER_MS, epilogueMs: FOR_EVER_MS }))
  const run = new NightRun<Kit>({
    protocol,
    level: { ...level, nights },
    night: 0,
    seed: 'long',
    hands: {},
    sea: 'chance',
  })
  const counted = (): number => run.acts.reduce((n, { sent }) => n + 1 + sent.length, 0)
  while (!run.ended && counted() < events) run.advance()
  return run
}

function raft(): Protocol<Kit> {
  const found = findProtocol('raft')
  if (!found) throw new Error('raft is not registered')
  return found
}
