/** The harbour's picture: one lit island, two in the mist, boats between. Drawn by code in the board's flat colours. */
import type { Flag } from '../../../shared/kernel/present.ts'
import { FlagShape } from '../../hud/flag.tsx'

const RING =
  'M-172 8C-171.3-5.3-166-26.3-156-36C-146-45.7-123.7-41.7-112-50C-100.3-58.3-99-77.7-86-86C-73-94.3-51-99.3-34-100C-17-100.7 1-89.3 16-90C31-90.7 41-104.3 56-104C71-103.7 93.3-95.7 106-88C118.7-80.3 129.3-67 132-58C134.7-49 120.3-40.3 122-34C123.7-27.7 134.3-24.7 142-20C149.7-15.3 162.3-14 168-6C173.7 2 179 17.3 176 28C173 38.7 160.7 51.3 150 58C139.3 64.7 124 62.7 112 68C100 73.3 92.3 84.7 78 90C63.7 95.3 43.7 99.2 26 100C8.3 100.8-11.3 94.8-28 95C-44.7 95.2-58.7 103.5-74 101C-89.3 98.5-110 88.5-120 80C-130 71.5-127.3 56-134 50C-140.7 44-153.7 51-160 44C-166.3 37-172.7 21.3-172 8Z'
const REQUEST: Flag = { shape: 'pennant', hollow: false, code: 'RV', tone: 'wait' }
const VOTE: Flag = { shape: 'pennant', hollow: true, code: 'VY', tone: 'wait' }

export function Scene() {
  return (
    <svg class="scene" viewBox="0 0 1168 380" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
      <g transform="translate(850 250)">
        <path d={RING} fill="#103250" transform="scale(1.75 1.6)" />
        <path d={RING} fill="#133A5A" transform="scale(1.42 1.36)" />
        <path d={RING} fill="#1A4B72" transform="scale(1.18 1.16)" />
      </g>
      <Misty x={1050} y={92} />
      <Misty x={655} y={86} />
      <g transform="translate(850 250)">
        <path
          d={RING}
          fill="none"
          stroke="#A8CFE6"
          stroke-width="1.8"
          stroke-dasharray="12 8"
          opacity=".5"
          transform="translate(0 8) scale(1.05 1.08)"
        />
        <path d={RING} fill="#A38C62" transform="translate(0 13)" />
        <path d={RING} fill="#DCC79B" />
        <path d={RING} fill="#2B5A4B" transform="translate(0 -4) scale(.9)" />
        <path d={RING} fill="#37705A" transform="translate(-18 -16) scale(.6 .52)" />
        <path d={RING} fill="#478769" transform="translate(-20 -26) scale(.3 .26)" />
        <Lighthouse />
      </g>
      <Beam towards={172} far={1} />
      <Beam towards={-4} far={0.66} />
      <Boat x={1032} y={292} flag={REQUEST} />
      <Boat x={640} y={300} flag={VOTE} />
    </svg>
  )
}

const LAMP = { x: 842, y: 137 }
/** Each step of the light reaches less far and is a little narrower: together they fade without a gradient. */
const LIGHT = [
  { reach: 470, half: 7 },
  { reach: 350, half: 6.6 },
  { reach: 240, half: 6.2 },
  { reach: 140, half: 5.8 },
]

/** A sector of light from the lamp, with a round end; degrees from the east, against the clock. It ends within the picture. */
function Beam({ towards, far }: { readonly towards: number; readonly far: number }) {
  return (
    <g fill="#FFE8A3">
      {LIGHT.map(({ reach, half }) => (
        <path key={reach} d={sector(reach * far, towards - half, towards + half)} opacity=".06" />
      ))}
    </g>
  )
}

function sector(reach: number, from: number, to: number): string {
  const at = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180
    return `${(LAMP.x + reach * Math.cos(angle)).toFixed(1)} ${(LAMP.y - reach * Math.sin(angle)).toFixed(1)}`
  }
  return `M${LAMP.x} ${LAMP.y}L${at(from)}A${reach} ${reach} 0 0 0 ${at(to)}Z`
}

function Lighthouse() {
  return (
    <g transform="translate(-8 -20) scale(1.5)">
      <ellipse cx="0" cy="1" rx="19" ry="6" fill="#55687C" />
      <path d="M-13 0h26L9-52H-9z" fill="#F4EBD6" />
      <path d="M3 0h10L9-52H2z" fill="#D8CBB0" />
      <path d="M-12.2-10h24.4l-.8-12h-22.8zM-10.5-33h21l-.9-11h-19.2z" fill="#0072B2" />
      <path d="M-13-56h26v4h-26z" fill="#22354A" />
      <path d="M-7-67h14v11H-7z" fill="#F0E442" />
      <path d="M-9.5-66Q-8-75 0-76 8-75 9.5-66z" fill="#22354A" />
    </g>
  )
}

function Misty({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path d={RING} fill="#1A2C3E" transform="translate(0 7) scale(.4)" />
      <path d={RING} fill="#2E465C" transform="scale(.4)" />
      <path d="M-11-4H11L8-50H-8z" fill="#9DB2C5" />
      <path d="M-10-14h20l-.8-9H-9.2zM-8.6-36h17.2l-.6-8H-8z" fill="#4F6A84" />
      <path d="M-7-60H7v10H-7zM-10-60Q-8-68 0-69 8-68 10-60z" fill="#22354A" />
      <g fill="#86A2BB" opacity=".86">
        <circle cx="-34" cy="8" r="20" />
        <circle cx="-8" cy="4" r="25" />
        <circle cx="22" cy="6" r="22" />
        <circle cx="44" cy="12" r="16" />
        <rect x="-56" y="9" width="116" height="19" rx="9.5" />
      </g>
      <rect x="-30" y="16" width="76" height="17" rx="8.5" fill="#A6BDD0" />
    </g>
  )
}

function Boat({ x, y, flag }: { readonly x: number; readonly y: number; readonly flag: Flag }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <ellipse cx="0" cy="14" rx="23" ry="4" fill="#050E18" opacity=".45" />
      <path d="M-1.4-44h2.8V0h-2.8z" fill="#B98A5C" />
      <g transform="translate(1.4 -43)">
        <FlagShape flag={flag} back="#0B2136" />
      </g>
      <path d="M-26.5 0h53l-7.4 11.7q-2 2.1-5.3 2.1h-27.6q-3.2 0-5.3-2.1z" fill="#8A6242" />
      <path d="M-26.5 0h53L24 4.2h-48z" fill="#F4EBD6" />
      <circle cx="-23" cy="-3" r="2.8" fill="#FFE8A3" />
    </g>
  )
}
