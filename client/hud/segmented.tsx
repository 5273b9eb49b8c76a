/** A few choices of which one holds, side by side: a radio group, so that the arrow keys go between them. */
interface SegmentedProps<T extends string | number | null> {
  readonly label: string
  /** The label stands before the choices. */
  readonly shown?: boolean
  readonly name: string
  readonly options: readonly { readonly value: T; readonly word: string; readonly says?: string }[]
  readonly value: T
  readonly onChoose: (value: T) => void
}

export function Segmented<T extends string | number | null>({
  label,
  shown = false,
  name,
  options,
  value,
  onChoose,
}: SegmentedProps<T>) {
  return (
    <fieldset class="segm">
      <legend class="sr">{label}</legend>
      {shown && (
        <span class="lbl" aria-hidden="true">
          {label}
        </span>
      )}
      {options.map(option => (
        <label key={String(option.value)} class={option.value === value ? 'on' : ''}>
          <input
            type="radio"
            class="sr"
            name={name}
            checked={option.value === value}
            aria-label={option.says}
            onChange={() => onChoose(option.value)}
          />
          <span aria-hidden={option.says !== undefined}>{option.word}</span>
        </label>
      ))}
    </fieldset>
  )
}
