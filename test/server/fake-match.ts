/**
 * The smallest game that is a PlayedMatch: every seat must "tick" three times a night; two nights. Bots tick twice a
 * second. For tests of the server that must not depend on any protocol.
 */
import type { MatchConfig, PlayedMatch, Player, PlayerId, SeatNow, Verdict } from '../../shared/match/port.ts'
import type { SeaIsland } from '../../shared/wire/classroom.ts'
import type { CatalogLevel } from '../../shared/wire/messages.ts'
import type { LogLine, Screen } from '../../shared/wire/screen.ts'

const NODES = ['A', 'B', 'C'] as const
const TICKS = 3
const BOT_MS = 500
const NIGHTS = 2

export const FAKE_LEVEL: CatalogLevel = {
  protocol: 'ticks',
  protocolTitle: 'Ticks',
  wing: 'channel',
  id: 'three',
  title: 'Three ticks',
  teaches: 'Nothing.',
  fallacies: [],
  minutes: 1,
  seats: NODES.length,
  nights: NIGHTS,
  chairs: ['node'],
}

interface Place {
  player: Player | null
  bot: boolean
  ticks: number
  owedMs: number
  lines: LogLine[]
  screen: Screen | undefined
}

function islandOf({ node, name, player, control }: SeatNow): SeaIsland {
  const who = control === 'person' ? 'person' : player === null ? 'bot' : 'away'
  return { node, name, who, up: true, mark: { shape: 'none', word: '' } }
}

export function createFakeMatch(config: MatchConfig, realMs: number): PlayedMatch {
  let phase: PlayedMatch['phase'] = 'night'
  let night = 0
  let paused = false
  let seed = config.seed
  let asOfMs = realMs
  let simMs = 0
  let speed = 1
  const places: Place[] = NODES.map((_, i) => ({
    player: config.players[i] ?? null,
    bot: config.players[i] === undefined,
    ticks: 0,
    owedMs: realMs,
    lines: [],
    screen: undefined,
  }))
  const of = (player: PlayerId) => places.find(place => place.player?.id === player)
  const at = (node: string) => places.find((_, i) => NODES[i] === node)
  const rate = () => (paused || phase !== 'night' ? 0 : speed)
  const begin = (nowMs: number) => {
    phase = 'night'
    simMs = 0
    asOfMs = nowMs
    for (const place of places) Object.assign(place, { ticks: 0, owedMs: nowMs, lines: [], screen: undefined })
  }
  const tick = (place: Place, nowMs: number) => {
    place.ticks += 1
    place.owedMs = nowMs
    place.screen = undefined
    place.lines.push({
      atMs: Math.round(simMs),
      kind: 'moved',
      word: 'tick',
      detail: `${place.ticks}`,
      by: place.bot ? 'bot' : 'you',
    })
    if (places.every(one => one.ticks >= TICKS)) phase = night + 1 < NIGHTS ? 'dawn' : 'over'
  }
  const wake = (nowMs: number) => {
    simMs += (nowMs - asOfMs) * rate()
    asOfMs = nowMs
    if (paused) return
    for (const place of places)
      while (phase === 'night' && place.bot && place.ticks < TICKS && nowMs >= place.owedMs + BOT_MS)
        tick(place, place.owedMs + BOT_MS)
  }
  const show = (place: Place): Screen => ({
    level: { protocol: 'ticks', protocolTitle: 'Ticks', id: 'three', title: 'Three ticks' },
    night: { index: night, of: NIGHTS, title: `Night ${night + 1}`, brief: 'Tick.' },
    scaffold: config.scaffold,
    aim: 'Tick.',
    clock: null,
    predict: null,
    progress: { done: place.ticks, of: TICKS, words: 'ticks' },
    you: { node: NODES[places.indexOf(place)] ?? '', role: 'ticker', mark: { shape: 'none', word: '' } },
    up: true,
    panel: [{ label: 'ticks', value: `${place.ticks}`, where: 'disk' }],
    cards: [],
    moves: [{ word: 'tick', detail: '', move: { type: 'tick' } }],
    timers: [],
    owed: place.ticks < TICKS,
    hint: null,
    routines: [],
    claims: [],
    forecast: { loss: 0, duplication: 0, delayMs: [0, 0], fog: false, crashes: false },
    byBot: place.bot,
  })
  const match: PlayedMatch = {
    get phase() {
      return phase
    },
    get seed() {
      return seed
    },
    wake,
    nextWakeMs() {
      const due = places.filter(place => place.bot && place.ticks < TICKS).map(place => place.owedMs + BOT_MS)
      return paused || phase !== 'night' || due.length === 0 ? undefined : Math.min(...due)
    },
    move(player, move, nowMs): Verdict {
      wake(nowMs)
      const place = of(player)
      const type = typeof move === 'object' && move !== null && 'type' in move ? move.type : undefined
      if (type === 'bomb') throw new Error('the game has a mistake')
      if (place === undefined || phase !== 'night' || type !== 'tick' || place.ticks >= TICKS)
        return { ok: false, why: 'No such move.', rule: null }
      tick(place, nowMs)
      return { ok: true }
    },
    join(player) {
      const place = places.find(one => one.player === null)
      if (place === undefined) return false
      Object.assign(place, { player, bot: false, screen: undefined })
      return true
    },
    leave(player) {
      const place = of(player)
      if (place !== undefined) Object.assign(place, { player: null, bot: true })
    },
    control(player, by, nowMs) {
      const place = of(player)
      if (place !== undefined) Object.assign(place, { bot: by === 'bot', owedMs: nowMs, screen: undefined })
    },
    pause(value, nowMs) {
      wake(nowMs)
      paused = value
      if (!value) asOfMs = nowMs
    },
    speed(factor, nowMs) {
      wake(nowMs)
      speed = factor
    },
    next(nowMs, newSeed = seed) {
      seed = newSeed
      night += 1
      begin(nowMs)
    },
    again(newSeed, nowMs) {
      seed = newSeed
      begin(nowMs)
    },
    predict: () => false,
    page: () => undefined,
    nights: () => [],
    read: () => undefined,
    file: () => undefined,
    answer: (_player, question, choice) =>
      phase === 'night' || question > 0 || choice > 1
        ? undefined
        : { question, choice, right: 1, because: 'It is.', cite: null },
    rename(player, name) {
      const place = of(player)
      if (place?.player) place.player = { ...place.player, name }
    },
    get seats(): readonly SeatNow[] {
      return places.map(({ player, bot }, i) => ({
        node: NODES[i] ?? '',
        player: player?.id ?? null,
        name: player?.name ?? `Bot ${i}`,
        control: bot ? 'bot' : 'person',
      }))
    },
    tide: () => ({ atMs: Math.round(simMs), rate: rate(), held: false }),
    screen(player) {
      const place = of(player)
      if (place === undefined) return undefined
      place.screen ??= show(place)
      return place.screen
    },
    log: (player, from) => of(player)?.lines.slice(from) ?? [],
    owedSinceMs(player) {
      const place = of(player)
      return place === undefined || place.bot || place.ticks >= TICKS || phase !== 'night' ? undefined : place.owedMs
    },
    owes: () => undefined,
    debrief: () => undefined,
    worldHash: () => JSON.stringify([phase, night, simMs, places.map(place => place.ticks)]),
    branch: () => false,
    unbranch: () => false,
    record: () => null,
    fault: () => ({ ok: false, why: 'Nothing can be done to this sea.', rule: null }),
    act(node, move, nowMs): Verdict {
      const player = at(node)?.player
      return player ? match.move(player.id, move, nowMs) : { ok: false, why: 'Nobody sits there.', rule: null }
    },
    extraTime() {},
    watched: {
      sight: () => ({ ...match.tide(), islands: match.seats.map(islandOf), boats: [], fog: [] }),
      panels: () => NODES.map(node => ({ node, panel: [] })),
      screen(node) {
        const place = at(node)
        return place && show(place)
      },
      log: (node, from) => at(node)?.lines.slice(from) ?? [],
      lastClaim: () => null,
      mistakes: () => [],
      lastMove: () => '',
      inForce: () => [],
      injected: () => [],
      moves: () => [],
    },
  }
  return match
}
