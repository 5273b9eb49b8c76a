interface ToolsProps {
  readonly nodes: readonly string[]
  readonly seenBy: string | null
  readonly broken: boolean
  /** Answers to who asked are among the flags. */
  readonly answers: boolean
  readonly onSee: (node: string | null) => void
  readonly onZoom: (direction: 1 | -1) => void
}

/** Whose messages stand out, how close, and what the lines mean. */
export function Tools({ nodes, seenBy, broken, answers, onSee, onZoom }: ToolsProps) {
  return (
    <div class="tools">
      <fieldset class="seg">
        <legend class="sr">See it as</legend>
        {[null, ...nodes].map(node => (
          <label key={node ?? 'all'}>
            <input type="radio" name="see-as" checked={seenBy === node} onChange={() => onSee(node)} />
            <span>{node ?? 'Everyone'}</span>
          </label>
        ))}
      </fieldset>
      <span class="zoom">
        <button type="button" class="round" aria-label="Closer" onClick={() => onZoom(1)}>
          +
        </button>
        <button type="button" class="round" aria-label="Farther" onClick={() => onZoom(-1)}>
          −
        </button>
      </span>
      <ul class="leg">
        {broken && (
          <li>
            <svg class="ic" width="34" height="10" aria-hidden="true">
              <path d="M0 5h34" stroke="#F4EBD6" stroke-width="3.4" />
            </svg>
            led to it
          </li>
        )}
        {broken && (
          <li>
            <svg class="ic" width="34" height="10" aria-hidden="true">
              <path d="M0 5h34" stroke="#56738F" stroke-width="2" />
            </svg>
            did not
          </li>
        )}
        {answers && (
          <li>
            <svg class="ic" width="18" height="18" aria-hidden="true">
              <path d="M2 18V1" stroke="#B98A5C" stroke-width="2" />
              <path d="M2 2h14l-4 5l4 5h-14z" fill="#0B1826" stroke="#A79F3C" stroke-width="1.6" />
            </svg>
            answer to a request
          </li>
        )}
        <li>
          <svg class="ic" width="14" height="14" aria-hidden="true">
            <path d="M2 2l10 10M12 2 2 12" stroke="#8AA3BB" stroke-width="2.8" />
          </svg>
          lost
        </li>
      </ul>
    </div>
  )
}
