/** A message's flag. Solid asks, hollow answers; two letters and the shape say what colour alone must not. */
import type { Flag, Tone } from '../../shared/kernel/present.ts'

const FILL: Readonly<Record<Tone, string>> = {
  ivory: '#F4EBD6',
  wait: '#E69F00',
  light: '#F0E442',
  you: '#56B4E9',
  bad: '#FF7F50',
  ok: '#3FD0A3',
  inject: '#E29DC3',
}

/** Outlines in a box of 60 by 28 with the mast at its left; `x` is where the letters stand. */
const SHAPES: Readonly<Record<Flag['shape'], { readonly solid: string; readonly hollow: string; readonly x: number }>> =
  {
    pennant: { solid: 'M0 0 60 12v4L0 28z', hollow: 'M0 0 52 5 43 14 52 23 0 28z', x: 21 },
    banner: { solid: 'M0 0h44v28H0z', hollow: 'M0 0h52l-9 14 9 14H0z', x: 21 },
    square: { solid: 'M0 0h34v28H0z', hollow: 'M0 0h44l-8 14 8 14H0z', x: 17 },
    ball: {
      solid: 'M2 14a17 14 0 0 1 34 0a17 14 0 0 1-34 0z',
      hollow: 'M2 14a17 14 0 0 1 34 0a17 14 0 0 1-34 0z',
      x: 19,
    },
    cross: { solid: 'M0 0h44v28H0z', hollow: 'M0 0h52l-9 14 9 14H0z', x: 21 },
    split: { solid: 'M0 0h44L22 28H0z', hollow: 'M0 0h52l-9 14 9 14H0z', x: 16 },
  }

export function FlagShape({
  flag,
  colour = FILL[flag.tone],
  back = '#0B1826',
}: {
  readonly flag: Flag
  readonly colour?: string
  readonly back?: string
}) {
  const shape = SHAPES[flag.shape]
  return (
    <>
      <path
        d={flag.hollow ? shape.hollow : shape.solid}
        fill={flag.hollow ? back : colour}
        stroke={flag.hollow ? colour : 'none'}
        stroke-width="2.4"
        stroke-linejoin="round"
      />
      {flag.shape === 'cross' && (
        <path d="M0 0l8 5M0 28l8-5" stroke={flag.hollow ? colour : '#06121E'} stroke-width="2.4" />
      )}
      <text x={shape.x} y="20" class="flagt" font-size="17" fill={flag.hollow ? colour : '#06121E'}>
        {flag.code}
      </text>
    </>
  )
}

/** A flag on its mast. */
export function FlagIcon({
  flag,
  mast = true,
  scale = 1,
}: {
  readonly flag: Flag
  readonly mast?: boolean
  readonly scale?: number
}) {
  const height = mast ? 46 : 32
  return (
    <svg class="ic" width={66 * scale} height={height * scale} viewBox={`0 0 66 ${height}`} aria-hidden="true">
      {mast && <line x1="3" y1="2" x2="3" y2="45" stroke="#B98A5C" stroke-width="3" stroke-linecap="round" />}
      <g transform={mast ? 'translate(4 3)' : 'translate(2 2)'}>
        <FlagShape flag={flag} />
      </g>
    </svg>
  )
}
