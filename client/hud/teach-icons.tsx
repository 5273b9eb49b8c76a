/** The icons of the classroom's pages: flat shapes as in icons.tsx, a word always beside them or on their button. */
import { Icon, type IconProps, line } from './icons.tsx'

export const Snowflake = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M12 2v20M3.3 7l17.4 10M20.7 7 3.3 17M12 6 9.5 3.5M12 6l2.5-2.5M12 18l-2.5 2.5M12 18l2.5 2.5" />
  </Icon>
)

export const NextStep = ({ size = 18 }: IconProps) => (
  <Icon size={size}>
    <path d="M4 4l10 8-10 8zM17 4h3v16h-3z" fill="currentColor" />
  </Icon>
)

export const Projector = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M2.5 4h19v12h-19zM8 21h8M12 16v5" />
  </Icon>
)

export const Say = ({ size = 18 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M3 4h18v12H10l-5 4.5V16H3z" />
  </Icon>
)

export const Stop = ({ size = 16 }: IconProps) => (
  <Icon size={size}>
    <path d="M5 5h14v14H5z" fill="currentColor" />
  </Icon>
)

export const Undo = ({ size = 18 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3" />
  </Icon>
)

export const RaisedHand = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path
      d="M7 21c-2-2-4-6-4-8 1.5-.6 2.5.3 3.5 2V5.5a1.5 1.5 0 0 1 3 0V11 3.5a1.5 1.5 0 0 1 3 0V11 4.5a1.5 1.5 0 0 1 3 0V12 7a1.5 1.5 0 0 1 3 0v8c0 4-2 6-4 7H9z"
      fill="currentColor"
    />
  </Icon>
)

export const Eye = ({ size = 22 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M2 12c3-5 6.5-7 10-7s7 2 10 7c-3 5-6.5 7-10 7s-7-2-10-7z" />
    <circle cx="12" cy="12" r="3.2" fill="currentColor" />
  </Icon>
)

export const Dots = ({ size = 22 }: IconProps) => (
  <Icon size={size}>
    {[5, 12, 19].map(x => (
      <circle key={x} cx={x} cy="12" r="2.2" fill="currentColor" />
    ))}
  </Icon>
)

export const Unplugged = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M8 3v5M14 3v5M5 8h12v3a6 6 0 0 1-12 0zM11 17v4M3 3l18 18" />
  </Icon>
)

export const Asleep = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M4 5h7l-7 8h7M14 11h6l-6 7h6" />
  </Icon>
)

export const Snail = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M3 19h15a3 3 0 0 0 3-3V8M18 5l3 3 1-4M4 19c-1.5-6 1.5-11 6-11s7 4 5.5 8-6 3-6 0 3-3 3.5-1" />
  </Icon>
)

export const Waits = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M6 3h12M6 21h12M7 3c0 5 5 6 5 9s-5 4-5 9M17 3c0 5-5 6-5 9s5 4 5 9" />
  </Icon>
)

export const Tick = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path {...line} stroke-width={3} d="M4 12.5 9.5 18 20 6" />
  </Icon>
)

export const Cracked = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M12 3 4 5.5V12c0 4.5 3 7.5 8 9.5 5-2 8-5 8-9.5V5.5zM12 3l-2 6 4 3-3 4 1 5.5" />
  </Icon>
)

export const FogWaves = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path
      {...line}
      d="M3 7c2-2 4-2 6 0s4 2 6 0 4-2 6 0M3 12.5c2-2 4-2 6 0s4 2 6 0 4-2 6 0M3 18c2-2 4-2 6 0s4 2 6 0 4-2 6 0"
    />
  </Icon>
)

export const Clock = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <circle {...line} cx="12" cy="12" r="9" />
    <path {...line} d="M12 7v5.2l3.5 2.3" />
  </Icon>
)

export const Twice = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M8 8h12v12H8zM4 16V4h12" />
  </Icon>
)

export const Wreck = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path d="M3 20c2-5 5-7 9-7s7 2 9 7z" fill="currentColor" />
    <path {...line} d="M8 3l8 8M16 3l-8 8" />
  </Icon>
)

export const Restart = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M19.5 12a7.5 7.5 0 1 1-2.5-5.6M18 2v5h-5" />
  </Icon>
)

export const SkewedClock = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <circle {...line} cx="12" cy="12" r="9" stroke-dasharray="9 4" />
    <path {...line} d="M12 12V6.5M12 12l5 3" />
  </Icon>
)

export const Enlarge = ({ size = 20 }: IconProps) => (
  <Icon size={size}>
    <path {...line} d="M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7" />
  </Icon>
)
