interface ChoicesProps {
  readonly word: string
  readonly onYes?: () => void
  readonly busy: boolean
  readonly disabled?: boolean
  readonly onNo: () => void
  /** It cannot be taken back. */
  readonly grave?: boolean
  /** Enter does it at once, where nothing needs to be typed. */
  readonly first?: boolean
}

/** The two ways out of a dialog. Without `onYes` the first sends the form. */
export function Choices({ word, onYes, busy, disabled = false, onNo, grave = false, first = true }: ChoicesProps) {
  return (
    <div class="choices">
      <button
        type={onYes === undefined ? 'submit' : 'button'}
        class={`btn big ${grave ? 'grave' : 'pri'}`}
        data-first={first ? '' : undefined}
        aria-busy={busy}
        disabled={disabled || busy}
        onClick={onYes}
      >
        {busy ? 'Under way…' : word}
      </button>
      <button type="button" class="btn big" onClick={onNo}>
        Not now
      </button>
    </div>
  )
}
