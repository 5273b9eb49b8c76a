/** The night sea's colours, once. The same names as in the mock-ups and the style sheet. */
import type { Tone } from '../../shared/kernel/present.ts'

export const SEA = {
  abyss: 0x050e18,
  water: 0x0b2136,
  grid: 0x133a5a,
  shelf: [0x0e2b45, 0x103250, 0x133a5a, 0x1a4b72],
  wavelet: 0x26638f,
  compass: 0x2f6a99,
  lane: 0x3c6c93,
  foam: 0xa8cfe6,
} as const

export const LAND = {
  cliff: 0xa38c62,
  sand: 0xdcc79b,
  low: 0x2b5a4b,
  hill: 0x37705a,
  top: 0x478769,
  wood: 0x1e4438,
  pine: 0x255244,
  trunk: 0x2a2019,
} as const

/** Other islands: the same land in slate, because nothing is known of it. */
export const SLATE = {
  cliff: 0x1a2c3e,
  sand: 0x2e465c,
  low: 0x26415a,
  hill: 0x2e4b64,
  top: 0x365570,
  tower: 0x9db2c5,
  towerShade: 0x7f95aa,
  band: 0x4f6a84,
  room: 0x5b7187,
  bar: 0x40566c,
  mist: [0x6e8ca8, 0x86a2bb, 0xa6bdd0],
} as const

export const THING = {
  ivory: 0xf4ebd6,
  ivoryShade: 0xd8cbb0,
  band: 0x0072b2,
  door: 0x3b2c20,
  iron: 0x22354a,
  lamp: 0xffe8a3,
  lampBar: 0xe9c66a,
  lampDead: 0x2a3644,
  stone: 0x7a8da0,
  stoneDark: 0x55687c,
  wood: 0xb98a5c,
  woodDark: 0x8a6242,
  roof: 0x6e3f2b,
  slate: 0x17212b,
  panel: 0x0b1826,
  storm: [0x1b3048, 0x2a4159, 0x3b546d],
  stormArm: 0x8fa8bf,
  ghost: 0x96acc2,
  dark: 0x0a121c,
} as const

export const MEANING = {
  ok: 0x009e73,
  bad: 0xd55e00,
  badTint: 0xff7f50,
  wait: 0xe69f00,
  you: 0x56b4e9,
  light: 0xf0e442,
  inject: 0xcc79a7,
} as const

/** Fill of a flag by who speaks. */
export const TONE: Readonly<Record<Tone, number>> = {
  ivory: THING.ivory,
  wait: MEANING.wait,
  light: MEANING.light,
  you: MEANING.you,
  bad: MEANING.badTint,
  ok: 0x3fd0a3,
  inject: MEANING.inject,
}

export const INK = {
  ink: '#EEF5FC',
  dim: '#BCCDDE',
  quiet: '#96ACC2',
  on: '#06121E',
  you: '#56B4E9',
  ok: '#3FD0A3',
  wait: '#F2B33D',
  light: '#F0E442',
  bad: '#FF7F50',
  inject: '#E29DC3',
  sea: '#0B2136',
} as const

export const SANS = '"Segoe UI", -apple-system, Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif'

export const css = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`

/** `share` of `other` in `colour`, channel by channel. */
export function mix(colour: number, other: number, share: number): number {
  const channel = (shift: number): number => {
    const from = (colour >> shift) & 255
    return Math.round(from + (((other >> shift) & 255) - from) * share) << shift
  }
  return channel(16) | channel(8) | channel(0)
}
