/** An island with its lighthouse, small: the same land as on the board, in fewer strokes. (0, 0) is the middle of the land. */
import type { SeaIsland } from '../../../../shared/wire/classroom.ts'
import { grow, type Path, push, ring, shift, smooth } from '../../../board/geometry.ts'
import { css, LAND, mix, SEA, THING } from '../../../board/palette.ts'

interface Coast {
  readonly shelves: readonly string[]
  readonly foam: string
  readonly cliff: string
  readonly sand: string
  readonly land: string
  readonly hill: string
}

const coasts = new Map<string, Coast>()

/** Each node's land looks the same in every group. */
function coastOf(node: string): Coast {
  const known = coasts.get(node)
  if (known !== undefined) return known
  const coast = ring(`isle ${node}`, 23, 11, 0.14)
  const made = {
    shelves: [15, 9].map(reach => drawn(push(coast, reach, 0.6))),
    foam: drawn(push(coast, 4, 0.6)),
    cliff: drawn(shift(coast, 0, 4)),
    sand: drawn(coast),
    land: drawn(shift(grow(coast, 0.86), 0, -3)),
    hill: drawn(shift(grow(coast, 0.56), 0, -4)),
  }
  coasts.set(node, made)
  return made
}

function drawn(path: Path): string {
  return `M${smooth(path, 3)
    .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('L')}Z`
}

const night = (colour: number): string => css(mix(mix(colour, 0x2a3a4c, 0.72), THING.dark, 0.55))

export function Shelf({ node }: { readonly node: string }) {
  const { shelves } = coastOf(node)
  return (
    <>
      {shelves.map((d, depth) => (
        <path key={d} d={d} fill={css(SEA.shelf[depth === 0 ? 0 : 2])} />
      ))}
    </>
  )
}

export function Isle({ island }: { readonly island: SeaIsland }) {
  const { foam, cliff, sand, land, hill } = coastOf(island.node)
  const tint = island.up ? css : night
  return (
    <>
      <path d={foam} fill="none" stroke={css(SEA.foam)} stroke-width="1.2" stroke-dasharray="4 4" opacity="0.5" />
      <path d={cliff} fill={tint(LAND.cliff)} />
      <path d={sand} fill={tint(LAND.sand)} />
      <path d={land} fill={tint(LAND.low)} />
      <path d={hill} fill={tint(LAND.top)} />
      <Tower tint={tint} lit={island.up} />
      {island.up ? <Sign shape={island.mark.shape} /> : <Crossed />}
    </>
  )
}

function Tower({ tint, lit }: { readonly tint: (colour: number) => string; readonly lit: boolean }) {
  return (
    <>
      <path d="M-5 -3h10L3.6 -24h-7.2z" fill={tint(THING.ivory)} />
      <path d="M-4.7 -8h9.4l-.4-4.6h-8.6zM-4 -17h8l-.3-4h-7.4z" fill={tint(THING.band)} />
      <path d="M-5.2 -25.6h10.4v1.8h-10.4z" fill={tint(THING.iron)} />
      <path d="M-2.8 -30h5.6v4.4h-5.6z" fill={lit ? css(THING.lamp) : css(THING.lampDead)} />
      <path d="M-3.8 -30q.6 -3.6 3.8 -4q3.2 .4 3.8 4z" fill={tint(THING.iron)} />
    </>
  )
}

/** What a node claims to be, by the same shapes as on the board. */
function Sign({ shape }: { readonly shape: SeaIsland['mark']['shape'] }) {
  switch (shape) {
    case 'beacon':
      return (
        <g class="sign-beacon">
          <path d="M-9 -41h3M6 -41h3M-6.5 -47l2 2M6.5 -47l-2 2M0 -51v3" stroke="#F0E442" stroke-width="1.6" />
          <path d="M0 -46c1 3 4 4 4 7.5a4 4 0 0 1 -8 0c0 -2 1 -2.5 1.6 -4c1 .5 1.8 -1 2.4 -3.5z" fill="#F0E442" />
        </g>
      )
    case 'pennant':
      return (
        <>
          <path d="M8 -4v-27" stroke="#B98A5C" stroke-width="1.6" />
          <path d="M8.8 -31l13 4.5l-13 4.5z" fill="#E69F00" />
        </>
      )
    case 'mask':
      return (
        <>
          <path d="M0 -44v15c-5 -1 -7 -5 -7 -9v-6z" fill="#F4EBD6" />
          <path d="M0 -44v15c5 -1 7 -5 7 -9v-6z" fill="#CC79A7" />
        </>
      )
    case 'anchor':
    case 'none':
      return null
  }
}

function Crossed() {
  return <path d="M-7 -21l14 14M7 -21l-14 14" stroke="#D3DDE6" stroke-width="3" stroke-linecap="round" />
}
