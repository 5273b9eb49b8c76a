/** Digits for a thumb. On a desk the keyboard does it, and the pad is hidden by the style sheet. */
interface NumberPadProps {
  readonly onDigit: (digit: string) => void
  readonly onUndo: () => void
  readonly onNext: (() => void) | undefined
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

export function NumberPad({ onDigit, onUndo, onNext }: NumberPadProps) {
  const key = (label: string, does: (() => void) | undefined, name = label) => (
    <button
      key={name}
      type="button"
      class="padkey"
      aria-label={name}
      disabled={does === undefined}
      // The blank keeps the focus: what a key writes is seen, and read aloud, where it is written.
      onPointerDown={event => event.preventDefault()}
      onClick={does}
    >
      {label}
    </button>
  )
  return (
    <fieldset class="pad" aria-label="Number pad">
      {DIGITS.map(digit => key(digit, () => onDigit(digit)))}
      {key('⌫', onUndo, 'Undo')}
      {key('0', () => onDigit('0'))}
      {key('→', onNext, 'Next blank')}
    </fieldset>
  )
}
