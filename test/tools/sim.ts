/** npm run sim -- <level>: many nights of a level played by bots, and its pace with slow hands. */
import type { Kit, Protocol } from '../../shared/kernel/protocol.ts'
import type { Hand } from '../../shared/match/hands.ts'
import { handsFor, type Pace, paceOfMatch, seeds, tally } from '../../shared/match/simulate.ts'
import { protocols } from '../../shared/protocols/registry.ts'
import {
  countOf,
  doneWithProgress,
  levelNamed,
  Misuse,
  oneOf,
  percent,
  printJson,
  printTable,
  progress,
  rounded,
  tool,
} from './cli.ts'

const HELP = `
npm run sim -- <level> [--seeds N] [--sea chance|adversary] [--bots name] [--seats n2,n3] [--hand seconds] [--json]
npm run sim -- --list [--json]

Plays every night of a level ("raft/first-light", or "first-light") with bots, one match per night and seed, and then
with one person by the book who takes some seconds for every answer. Pace is that person's, a night, on average.

  --seeds N      seeds (100)
  --sea s        adversary: with the night's own plan (default); chance: weather alone
  --bots name    who plays: textbook (default), a rule's id (breaks that rule whenever it can), button-1 to button-5
                 (presses always that button), random
  --seats list   the seats of those bots (all); the others play by the book
  --hand s       seconds an answer takes the person (6)
  --list         protocols with their levels, misconceptions and bots
  --json         one object { level, matches, won, violations, acts, actsPerSecond, minutes, decisionsPerMinute,
                 idleShare, firstDecisionSeconds, sea, bots, seats, handSeconds, paceSeeds }
`

const BUTTONS = 5
/** A person's match goes through every night's clockwork; more seeds do not change the means. */
const MOST_PACE_SEEDS = 20

function botNames(protocol: Protocol<Kit>): readonly string[] {
  const buttons = Array.from({ length: BUTTONS }, (_, k) => `button-${k + 1}`)
  return ['textbook', ...Object.keys(protocol.rules), ...buttons, 'random']
}

function handOf(protocol: Protocol<Kit>, name: string): Hand {
  if (!botNames(protocol).includes(name))
    throw new Misuse(`there is no bot "${name}". There are: ${botNames(protocol).join(', ')}`)
  if (name === 'textbook') return { by: 'bot' }
  if (name === 'random') return { by: 'bot', blunder: 'random' }
  const button = /^button-(\d)$/.exec(name)?.[1]
  return button === undefined ? { by: 'bot', flaw: name } : { by: 'bot', blunder: Number(button) - 1 }
}

function list(): unknown {
  return protocols.map(protocol => ({
    protocol: protocol.name,
    levels: protocol.levels.map(({ id, title, chairs, lawful, calm }) => ({ id, title, chairs, lawful, calm })),
    misconceptions: Object.entries(protocol.rules).flatMap(([id, r]) => (r.misconception === undefined ? [] : [id])),
    bots: botNames(protocol),
  }))
}

function printList(): void {
  printTable(
    protocols.flatMap(protocol =>
      protocol.levels.map(({ id, title, chairs, lawful, calm }) => ({
        level: `${protocol.name}/${id}`,
        title,
        chairs: chairs.join(', '),
        lawful,
        calm,
      })),
    ),
  )
  for (const protocol of protocols) process.stdout.write(`\n${protocol.name}, bots: ${botNames(protocol).join(', ')}\n`)
}

const mean = (paces: readonly Pace[], of: (p: Pace) => number): number =>
  rounded(paces.reduce((sum, p) => sum + of(p), 0) / paces.length)

const OPTIONS = {
  seeds: { type: 'string' },
  sea: { type: 'string' },
  bots: { type: 'string' },
  seats: { type: 'string' },
  hand: { type: 'string' },
  list: { type: 'boolean' },
} as const

tool(HELP, OPTIONS, (values, [name]) => {
  if (values['list'] === true) return values['json'] === true ? printJson(list()) : printList()
  const { protocol, level } = levelNamed(name)
  const sea = oneOf(values, 'sea', ['adversary', 'chance'], 'adversary')
  const bots = String(values['bots'] ?? 'textbook')
  const hand = handOf(protocol, bots)
  const handSeconds = countOf(values, 'hand', 6)
  const names = seeds(countOf(values, 'seeds', 100))
  const seats = typeof values['seats'] === 'string' ? values['seats'].split(',') : 'all'
  const cast = Object.keys(level.nights[0]?.deals[0] ?? {})
  const stranger = seats === 'all' ? undefined : seats.find(s => !cast.includes(s))
  if (stranger !== undefined) throw new Misuse(`there is no seat "${stranger}". There are: ${cast.join(', ')}`)

  const total = { matches: 0, won: 0, acts: 0, violations: {} as Record<string, number> }
  const beganMs = performance.now()
  for (const night of level.nights.keys()) {
    progress(`${level.id}: night ${night + 1} of ${level.nights.length}`)
    const setting = { protocol, level, night, sea }
    const told = tally(setting, names, handsFor(setting, hand, seats))
    total.matches += told.nights
    total.won += told.won
    total.acts += told.acts
    for (const [id, n] of Object.entries(told.violations)) total.violations[id] = (total.violations[id] ?? 0) + n
  }
  const seconds = (performance.now() - beganMs) / 1000
  progress(`${level.id}: pace with ${handSeconds} s an answer`)
  const paceSeeds = names.slice(0, MOST_PACE_SEEDS)
  const paces = paceSeeds.flatMap(seed => paceOfMatch({ protocol, level }, seed, handSeconds * 1000, 1))
  doneWithProgress()
  const result = {
    level: `${protocol.name}/${level.id}`,
    ...total,
    actsPerSecond: Math.round(total.acts / seconds),
    minutes: mean(paces, p => p.minutes),
    decisionsPerMinute: mean(paces, p => p.decisionsPerMinute),
    idleShare: mean(paces, p => p.idleShare),
    firstDecisionSeconds: mean(paces, p => p.firstDecisionSeconds),
    sea,
    bots,
    seats,
    handSeconds,
    paceSeeds: paceSeeds.length,
  }
  if (values['json'] === true) return printJson(result)
  const broken = Object.entries(result.violations).map(([id, n]) => `${id} ${n}`)
  printTable([
    {
      level: result.level,
      matches: result.matches,
      won: result.won,
      violations: broken.join(', ') || 'none',
      acts: result.acts,
      'acts/s': result.actsPerSecond,
      minutes: result.minutes,
      'decisions/min': result.decisionsPerMinute,
      idle: percent(result.idleShare),
      'first decision, s': result.firstDecisionSeconds,
    },
  ])
})
