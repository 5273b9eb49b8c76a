/** The badge of a node: a life ring with its id. */
export function LifeRing({
  node,
  tone = 'you',
  size = 56,
}: {
  readonly node: string
  readonly tone?: 'you' | 'plain' | 'bad'
  readonly size?: number
}) {
  const stroke = { you: '#56B4E9', plain: '#7A8DA0', bad: '#D55E00' }[tone]
  return (
    <svg class="ic" width={size} height={size} viewBox="0 0 56 56" aria-hidden="true">
      <circle cx="28" cy="28" r="22.4" fill="#0B1826" stroke="#F4EBD6" stroke-width="9.2" />
      <circle
        cx="28"
        cy="28"
        r="22.4"
        fill="none"
        stroke={stroke}
        stroke-width="9.2"
        stroke-dasharray="17.6 17.6"
        transform="rotate(22.5 28 28)"
      />
      <text x="28" y="34.5" class="ringt" font-size={node.length > 3 ? 13 : 19.7} fill="#EEF5FC">
        {node}
      </text>
    </svg>
  )
}
