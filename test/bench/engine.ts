/** How fast nights are played by the book in simulated time, and how fast a small world is searched. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { explore } from '../../shared/check/explore.ts'
import { ScopeSystem } from '../../shared/check/scope.ts'
import type { Kit, Protocol } from '../../shared/kernel/protocol.ts'
import { playNight, type Setting } from '../../shared/match/simulate.ts'
import { findProtocol } from '../../shared/protocols/registry.ts'
import { atLeast, type Figure, figure, type Part, unmeasured } from './measure.ts'

const WARM_MS = 500
const NIGHT_MS = 1_500
const SEARCH_MS = 8_000
const LEVEL = 'first-light'
const SCOPE = 'three-crash'

interface Rate {
  readonly acts: number
  readonly ms: number
}

function raft(): Protocol<Kit> {
  const found = findProtocol('raft')
  if (!found) throw new Error('raft is not registered')
  return found
}

function play(setting: Setting<Kit>, name: string, forMs: number): Rate {
  let acts = 0
  const beganMs = performance.now()
  for (let seed = 0; performance.now() - beganMs < forMs; seed++)
    acts += playNight(setting, `${name}-${seed}`).acts.length
  return { acts, ms: performance.now() - beganMs }
}

const perSecond = ({ acts, ms }: Rate): number => Math.round((acts / ms) * 1000)

export function measureEngine(tell: (words: string) => void): Omit<Part, 'part'> {
  const protocol = raft()
  const level = protocol.levels.find(l => l.id === LEVEL)
  if (!level) throw new Error(`there is no level ${LEVEL}`)
  const rates = level.nights.map((_, night): Rate => {
    const setting: Setting<Kit> = { protocol, level, night, sea: 'adversary' }
    play(setting, 'warm', WARM_MS)
    const rate = play(setting, 'bench', NIGHT_MS)
    tell(`engine: night ${night + 1}, ${perSecond(rate).toLocaleString('en')} acts/s`)
    return rate
  })
  const all = rates.reduce((sum, { acts, ms }) => ({ acts: sum.acts + acts, ms: sum.ms + ms }), { acts: 0, ms: 0 })
  const nights = rates.map((rate, i): Figure => {
    const title = level.nights[i]?.title ?? ''
    return figure(`night ${i + 1}, ${title}`, perSecond(rate), 'acts/s', `${rate.acts.toLocaleString('en')} acts`)
  })
  const how = `textbook ${level.title}, all ${rates.length} nights, one thread`
  return {
    figures: [atLeast(200_000, figure('acts of play', perSecond(all), 'acts/s', how)), ...nights],
    details: rates,
  }
}

export function measureExplorer(tell: (words: string) => void): Omit<Part, 'part'> {
  const protocol = raft()
  const scope = protocol.scopes.find(s => s.id === SCOPE)
  if (!scope) throw new Error(`there is no scope ${SCOPE}`)
  const system = new ScopeSystem(protocol, scope)
  const emptyBytes = heapBytes()
  const beganMs = performance.now()
  let endedMs = beganMs
  let keptBytes = 0
  // What is kept is weighed while the search still holds it.
  const shouldStop = (): boolean => {
    endedMs = performance.now()
    if (endedMs - beganMs <= SEARCH_MS) return false
    keptBytes = heapBytes() - emptyBytes
    return true
  }
  const { distinct, transitions, exhausted } = explore(system, { shouldStop })
  const seconds = (endedMs - beganMs) / 1000
  const worlds = Math.round(distinct / seconds)
  tell(`explorer: ${worlds.toLocaleString('en')} worlds/s`)
  const reach = exhausted ? 'to the end' : `the first ${Math.round(seconds)} s of it`
  const how = `raft/${SCOPE}, ${reach}: ${distinct.toLocaleString('en')} worlds, warm-up included`
  return {
    figures: [
      atLeast(50_000, figure('worlds searched', worlds, 'worlds/s', how)),
      figure('transitions', Math.round(transitions / seconds), 'transitions/s', 'of the same search'),
      keptBytes > 0
        ? figure('memory', Math.round(keptBytes / distinct), 'B a world', 'heap kept at its end, after a collection')
        : unmeasured('memory', 'the search came to its end'),
    ],
    details: { scope: SCOPE, distinct, transitions, exhausted, seconds, keptBytes },
  }
}

/** What is in use, without garbage. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}
