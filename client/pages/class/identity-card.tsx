/** Who I am here, and the word that brings me back on any device. */
interface IdentityProps {
  readonly name: string
  readonly word: string
}

export function IdentityCard({ name, word }: IdentityProps) {
  return (
    <dl class="identity">
      <div>
        <dt>You are</dt>
        <dd>{name}</dd>
      </div>
      <div>
        <dt>Your word, good on any device</dt>
        <dd class="mono">{word}</dd>
      </div>
    </dl>
  )
}
