/** A link as a QR code: one path, dark on light with the quiet zone that scanners want. */
import { useMemo } from 'preact/hooks'
import qrcode from 'qrcode-generator'

const QUIET = 4

export function QrCode({
  text,
  size,
  label,
}: {
  readonly text: string
  readonly size: number
  readonly label: string
}) {
  const { d, side } = useMemo(() => drawn(text), [text])
  return (
    <svg class="qr" width={size} height={size} viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <rect width={side} height={side} rx="1.6" fill="#fff" />
      <path d={d} fill="#050E18" shape-rendering="crispEdges" />
    </svg>
  )
}

function drawn(text: string): { readonly d: string; readonly side: number } {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const all = Array.from({ length: count }, (_, i) => i)
  const cells = all.flatMap(row => all.filter(column => code.isDark(row, column)).map(column => [column, row] as const))
  return { d: cells.map(([x, y]) => `M${x + QUIET} ${y + QUIET}h1v1h-1z`).join(''), side: count + 2 * QUIET }
}
