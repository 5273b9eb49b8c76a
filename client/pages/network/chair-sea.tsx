/** The cluster from above: islands in a ring, boats on their way, the chosen one lit. */
import type { Boat, ChairNode, ChairScreen } from '../../../shared/wire/chair.ts'
import { FlagShape } from '../../hud/flag.tsx'

const WIDTH = 560
const HEIGHT = 440
const MIDDLE = { x: WIDTH / 2, y: HEIGHT / 2 }
const REACH = { x: 200, y: 150 }
const ISLAND = 44

interface Point {
  readonly x: number
  readonly y: number
}

interface ChairSeaProps {
  readonly screen: ChairScreen
  readonly chosen: number | null
  readonly onChoose: (boat: number) => void
}

export function ChairSea({ screen, chosen, onChoose }: ChairSeaProps) {
  const { nodes, boats } = screen
  const places = new Map(nodes.map((node, i) => [node.node, placeOf(i, nodes.length)]))
  const at = (node: string): Point => places.get(node) ?? MIDDLE
  return (
    <svg class="chairsea" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={labelOf(screen)}>
      {boats.map(boat => (
        <Course key={`${boat.from}>${boat.to}`} from={at(boat.from)} to={at(boat.to)} />
      ))}
      {nodes.map(node => (
        <Isle key={node.node} node={node} place={at(node.node)} />
      ))}
      {boats.map((boat, i) => (
        <BoatMark
          key={`${boat.from}${boat.to}${boat.word}${boat.detail}`}
          boat={boat}
          place={alongside(boats, i, at(boat.from), at(boat.to))}
          lit={chosen === i}
          onChoose={() => onChoose(i)}
        />
      ))}
    </svg>
  )
}

/** The first island stands at the top. */
function placeOf(i: number, of: number): Point {
  const angle = (i / of) * 2 * Math.PI - Math.PI / 2
  return { x: MIDDLE.x + REACH.x * Math.cos(angle), y: MIDDLE.y + REACH.y * Math.sin(angle) }
}

/** Boats of one course follow each other; those that come the other way keep to their own side. */
function alongside(boats: readonly Boat[], i: number, from: Point, to: Point): Point {
  const own = boats[i]
  const same = boats.flatMap((boat, n) => (boat.from === own?.from && boat.to === own.to ? [n] : []))
  const share = (same.indexOf(i) + 1) / (same.length + 1)
  const along = 0.25 + share * 0.5
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy) || 1
  const side = 16
  return { x: from.x + dx * along - (dy / length) * side, y: from.y + dy * along + (dx / length) * side }
}

function Course({ from, to }: { readonly from: Point; readonly to: Point }) {
  return <line class="course" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
}

function Isle({ node, place }: { readonly node: ChairNode; readonly place: Point }) {
  return (
    <g class={node.up ? 'isle' : 'isle down'} transform={`translate(${place.x} ${place.y})`}>
      <ellipse class="sand" rx={ISLAND} ry={ISLAND * 0.72} />
      <ellipse class="grass" rx={ISLAND * 0.78} ry={ISLAND * 0.5} cy="-2" />
      {node.up && <circle class={node.mark.shape === 'beacon' ? 'lamp on' : 'lamp'} r="9" cy="-12" />}
      <text class="name" y="12">
        {node.node}
      </text>
      <text class="word" y={ISLAND * 0.72 + 18}>
        {node.up ? node.mark.word : 'dark'}
      </text>
    </g>
  )
}

interface BoatMarkProps {
  readonly boat: Boat
  readonly place: Point
  readonly lit: boolean
  readonly onChoose: () => void
}

/** For the pointer only: the list beside the sea has the same boats as buttons. */
function BoatMark({ boat, place, lit, onChoose }: BoatMarkProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the same choice stands in the list
    <g class={lit ? 'boatmark lit' : 'boatmark'} transform={`translate(${place.x} ${place.y})`} onClick={onChoose}>
      {lit && <circle class="halo" r="30" />}
      <path class="hull" d="M-18 8h36l-7 11h-22z" />
      <line class="mast" x1="-8" y1="8" x2="-8" y2="-24" />
      <g transform="translate(-8 -24) scale(0.72)">
        <FlagShape flag={boat.flag} />
      </g>
      {boat.copies > 1 && (
        <text class="copies" x="20" y="4">
          ×{boat.copies}
        </text>
      )}
    </g>
  )
}

function labelOf({ nodes, boats }: ChairScreen): string {
  const dark = nodes.filter(node => !node.up).map(node => node.node)
  return `${nodes.length} islands${dark.length > 0 ? `, dark: ${dark.join(', ')}` : ''}; ${boats.length} boats under way`
}
