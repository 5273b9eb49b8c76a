/** Time in a replay: it flows, stands, or is set by hand. Pure: the caller says how much real time has gone by. */
export const REPLAY_SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const

export interface Playback {
  readonly atMs: number
  readonly playing: boolean
  readonly speed: (typeof REPLAY_SPEEDS)[number]
}

export const AT_START: Playback = { atMs: 0, playing: false, speed: 1 }

export function advanced(playback: Playback, realMs: number, endMs: number): Playback {
  if (!playback.playing) return playback
  const atMs = Math.min(endMs, playback.atMs + realMs * playback.speed)
  return { ...playback, atMs, playing: atMs < endMs }
}

/** Somebody's hand on the slider stops the flow. */
export function sought(playback: Playback, atMs: number, endMs: number): Playback {
  return { ...playback, atMs: Math.max(0, Math.min(endMs, atMs)), playing: false }
}

/** At the end, playing begins anew. */
export function toggled(playback: Playback, endMs: number): Playback {
  if (playback.playing) return { ...playback, playing: false }
  return { ...playback, playing: true, atMs: playback.atMs >= endMs ? 0 : playback.atMs }
}

/** The next of these moments on this side, or the end of the night. */
export function neighbour(moments: readonly number[], atMs: number, side: -1 | 1, endMs: number): number {
  if (side > 0) return moments.find(ms => ms > atMs) ?? endMs
  return moments.findLast(ms => ms < atMs) ?? 0
}
