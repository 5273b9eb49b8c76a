/** Changes to a level. What is changed back to what the level has is no change, and is not kept as one. */
import { type Json, sameJson } from '../../shared/kernel/json.ts'
import type { LevelParameters, LevelTweak, NightParameters, NightTweak } from '../../shared/wire/plan.ts'

export function newTweak({ title }: LevelParameters): LevelTweak {
  return { title: `${title}, changed`, hints: true, nights: [] }
}

export function nightOf(tweak: LevelTweak, night: number): NightTweak {
  return tweak.nights.find(one => one.night === night) ?? { night }
}

type Change = { readonly [K in keyof Omit<NightTweak, 'night'>]?: NightTweak[K] | undefined }

/** `own`: the night as the level has it. */
export function nightChanged(tweak: LevelTweak, night: number, own: NightParameters, change: Change): LevelTweak {
  const whole = Object.entries({ ...nightOf(tweak, night), ...change })
  const kept = whole.filter(([key, value]) => value !== undefined && !isOwn(own, key, value))
  const others = tweak.nights.filter(one => one.night !== night)
  // Nothing but its number is left: the night is as it was.
  const nights = kept.length > 1 ? [...others, Object.fromEntries(kept) as unknown as NightTweak] : others
  return { ...tweak, nights: nights.sort((a, b) => a.night - b.night) }
}

function isOwn(own: NightParameters, key: string, value: unknown): boolean {
  switch (key) {
    case 'brief':
    case 'weather':
    case 'lastsMs':
    case 'darkMs':
      return sameJson(value as Json, own[key] as unknown as Json)
    case 'deals':
      return Array.isArray(value) && value.length === own.deals.length
    case 'bots':
    case 'requests':
    case 'faults':
      return Array.isArray(value) && value.length === 0
    default:
      return false
  }
}

/** One request left out, moved, or as the level has it. */
export function requestChanged(
  tweak: LevelTweak,
  night: number,
  own: NightParameters,
  nth: number,
  atMs: number | null,
): LevelTweak {
  const others = (nightOf(tweak, night).requests ?? []).filter(one => one.nth !== nth)
  const same = own.requests[nth]?.atMs === atMs
  const requests = same ? others : [...others, { nth, atMs }].sort((a, b) => a.nth - b.nth)
  return nightChanged(tweak, night, own, { requests })
}

/** What was changed, in few words. */
export function tweakWords({ nights, hints }: LevelTweak): string {
  const kinds = new Set(nights.flatMap(night => Object.keys(night)).flatMap(key => KIND_WORDS[key] ?? []))
  if (!hints) kinds.add('no hints')
  return kinds.size === 0 ? 'nothing yet' : [...kinds].join(', ')
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  brief: 'the brief',
  weather: 'the channel',
  lastsMs: 'how long a night lasts',
  darkMs: 'how long a node is dark',
  deals: 'the deals',
  bots: 'the cast',
  requests: 'the requests',
  faults: 'a script of faults',
}
