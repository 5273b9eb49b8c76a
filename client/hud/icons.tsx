/** The icons of the mock-ups: flat shapes, hidden from screen readers because a word always stands beside them. */
import type { ComponentChildren } from 'preact'

export interface IconProps {
  readonly size?: number
}

export function Icon({ size = 22, children }: IconProps & { readonly children: ComponentChildren }) {
  return (
    <svg class="ic" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {children}
    </svg>
  )
}

export const line = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 2,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const

export const Logo = ({ size = 40 }: IconProps) => (
  <svg class="ic" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
    <circle cx="20" cy="20" r="19" fill="#133A5A" />
    <path d="M20 11 2.5 4.5A19 19 0 0 0 1.5 16z" fill="#FFE8A3" opacity=".35" />
    <path d="M20 11 37.5 4.5A19 19 0 0 1 38.5 16z" fill="#FFE8A3" opacity=".35" />
    <path d="M16.5 14h7l2 16h-11z" fill="#F4EBD6" />
    <path d="M15.9 19h8.2l.6 5h-9.4z" fill="#D55E00" />
    <rect x="16.5" y="9" width="7" height="4.5" fill="#F0E442" />
    <path d="M15.5 9 20 4.5 24.5 9z" fill="#34495E" />
    <path d="M3.5 29.5c2.8-2 5.5-2 8.2 0s5.5 2 8.3 0 5.5-2 8.3 0 5.4 2 8.2 0A19 19 0 0 1 3.5 29.5z" fill="#56B4E9" />
  </svg>
)

export const Wordmark = () => (
  <span class="wm" role="img" aria-label="Lossy Isles">
    Los<i>s</i>y Isles
  </span>
)

export const ShieldWhole = ({ size = 30 }: IconProps) => (
  <Icon size={size}>
    <path d="M12 2 21 5v7c0 5.2-3.7 8.6-9 10.4C6.7 20.6 3 17.2 3 12V5z" fill="#009E73" />
    <path
      d="m7.5 12 3.2 3.2 6-6.4"
      fill="none"
      stroke="#fff"
      stroke-width="2.6"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </Icon>
)

export const ShieldCracked = ({ size = 30 }: IconProps) => (
  <Icon size={size}>
    <path d="M11 2.3 3 5v7c0 4.8 3 8 7.4 10l1.3-5-2.7-3.5 3-4.5-2-3z" fill="#D55E00" />
    <path d="M13.5 2.5 21 5v7c0 4.8-3.1 8-7.6 10l1.2-5-2.6-3.5 3-4.5-2.3-3z" fill="#D55E00" />
  </Icon>
)

export const Hourglass = ({ size = 28 }: IconProps) => (
  <Icon size={size}>
    <path
      d="M5 2h14v3.5L14 12l5 6.5V22H5v-3.5L10 12 5 5.5z"
      fill="none"
      stroke="#E69F00"
      stroke-width="2.2"
      stroke-linejoin="round"
    />
    <path d="M8 6h8l-4 4.8zM7.5 20l4.5-4 4.5 4z" fill="#E69F00" />
  </Icon>
)

export const Sailing = ({ size = 28 }: IconProps) => (
  <Icon size={size}>
    <path d="M11 2v14H3.5z" fill="#009E73" />
    <path d="M13 5v11h7z" fill="#009E73" />
    <path d="M2.5 18h19l-3 4h-13z" fill="#009E73" />
  </Icon>
)

export const Signal = ({ size = 22 }: IconProps) => (
  <Icon size={size}>
    <path d="M4 20v-4M9.5 20v-8M15 20V8M20.5 20V4" stroke="currentColor" stroke-width="3" stroke-linecap="round" />
  </Icon>
)

export const Vault = ({ size = 24 }: IconProps) => (
  <Icon size={size}>
    <path d="M3 5.5C3 3.6 7 2.3 12 2.3s9 1.3 9 3.2v13c0 1.9-4 3.2-9 3.2s-9-1.3-9-3.2z" fill="#7A8DA0" />
    <ellipse cx="12" cy="5.5" rx="9" ry="3.2" fill="#B6C5D3" />
    <path
      d="M3 10.5c1.5 1.6 5 2.4 9 2.4s7.5-.8 9-2.4M3 15c1.5 1.6 5 2.4 9 2.4s7.5-.8 9-2.4"
      fill="none"
      stroke="#0B1826"
      stroke-width="1.6"
    />
  </Icon>
)

export const Slate = ({ size = 24 }: IconProps) => (
  <Icon size={size}>
    <rect x="2.5" y="3.5" width="19" height="14" rx="1.5" fill="none" stroke="#B98A5C" stroke-width="2.2" />
    <path d="M6.5 8.5h8M6.5 12.5h5" stroke="#F4EBD6" stroke-width="2" stroke-linecap="round" stroke-dasharray="3 2.4" />
    <path d="m7 22 2-4m8 4-2-4" stroke="#B98A5C" stroke-width="2.2" stroke-linecap="round" />
  </Icon>
)

export const Book = () => (
  <Icon>
    <path {...line} d="M4 3h7a2 2 0 0 1 1 .6A2 2 0 0 1 13 3h7v16h-7l-1 1.5L11 19H4z" />
    <path {...line} d="M12 4v15" />
  </Icon>
)

export const Tray = () => (
  <Icon size={24}>
    <path {...line} d="M3 13 6 4h12l3 9v7H3z" />
    <path {...line} d="M3 13h5.5c0 2 1.5 3 3.5 3s3.5-1 3.5-3H21" />
  </Icon>
)

export const ClaimFlag = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path d="M5 2v20" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" />
    <path d="M6 3h14l-3.5 4.5L20 12H6z" fill="currentColor" />
  </Icon>
)

export const StormEye = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M12 9.5a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2z" />
    <path
      {...line}
      d="M19 9.5C18 5.5 14 3 9 4.2M5 14.6C6 18.6 10 21 15 19.8M7 6.5c-3.5 2-4.2 6-2.4 8.5M17 17.6c3.5-2 4.2-6 2.4-8.5"
    />
  </Icon>
)

export const Person = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <circle cx="12" cy="7.5" r="4.5" fill="#3FD0A3" />
    <path d="M3.5 21c0-5 3.5-8 8.5-8s8.5 3 8.5 8z" fill="#3FD0A3" />
  </Icon>
)

export const Bot = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <rect {...line} x="4" y="8" width="16" height="12" rx="3" />
    <path {...line} d="M12 8V4" />
    <circle cx="9" cy="14" r="1.7" fill="currentColor" />
    <circle cx="15" cy="14" r="1.7" fill="currentColor" />
  </Icon>
)

export const Plug = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path {...line} stroke="#F2B33D" d="M9 3v5M15 3v5M6 8h12v4a6 6 0 0 1-12 0zM12 18v4" />
  </Icon>
)

export const Pause = () => (
  <Icon size={20}>
    <path d="M6 4h4v16H6zM14 4h4v16h-4z" fill="currentColor" />
  </Icon>
)

export const Play = () => (
  <Icon size={20}>
    <path d="M6 3.5v17L20.5 12z" fill="currentColor" />
  </Icon>
)

export const Hand = () => (
  <Icon size={24}>
    <path
      {...line}
      d="M8 12V5.5a1.5 1.5 0 0 1 3 0V11V4a1.5 1.5 0 0 1 3 0v7V6a1.5 1.5 0 0 1 3 0v9c0 4-2.5 6.5-6 6.5-3 0-4.5-1.5-6-4L3.5 14c-.8-1.5 1-2.7 2.200-1.5z"
    />
  </Icon>
)

export const Cross = () => (
  <Icon size={18}>
    <path {...line} stroke-width={3} d="M5 5l14 14M19 5 5 19" />
  </Icon>
)

export const Wheel = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <circle {...line} cx="12" cy="12" r="6" />
    <path {...line} d="M12 2v20M2 12h20M5 5l14 14M19 5 5 19" stroke-width={1.6} />
  </Icon>
)
