/** Lines that are often said: one press writes it into the field. */
export function ReadyLines({
  lines,
  onTake,
}: {
  readonly lines: readonly string[]
  readonly onTake: (line: string) => void
}) {
  return (
    <ul class="readylines" aria-label="Ready lines">
      {lines.map(line => (
        <li key={line}>
          <button type="button" class="btn" onClick={() => onTake(line)}>
            {line}
          </button>
        </li>
      ))}
    </ul>
  )
}
