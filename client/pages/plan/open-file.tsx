/** A file from this device. What cannot be read is said, and what was there before stays. */
import { useRef, useState } from 'preact/hooks'
import type { Parsed } from '../../../shared/wire/validate.ts'

interface OpenFileProps<T> {
  /** What kind of file it is. */
  readonly label: string
  /** What stays as it was when a file cannot be read. */
  readonly kept: string
  readonly wide?: boolean
  readonly read: (file: File) => Promise<Parsed<T>>
  readonly onOpen: (value: T) => void
}

export function OpenFile<T>({ label, kept, wide = false, read, onOpen }: OpenFileProps<T>) {
  const [failed, setFailed] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const open = async (file: File) => {
    const found = await read(file)
    setFailed(found.ok ? null : found.why)
    if (found.ok) onOpen(found.value)
    // The same file may be chosen again once it is mended.
    if (input.current) input.current.value = ''
  }
  return (
    <>
      <button type="button" class={wide ? 'btn wide' : 'btn'} onClick={() => input.current?.click()}>
        Open a file…
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        class="sr"
        tabIndex={-1}
        aria-label={label}
        onChange={event => {
          const [file] = event.currentTarget.files ?? []
          if (file) void open(file)
        }}
      />
      {failed !== null && (
        <p class="says bad" role="alert">
          <span>
            {failed} {kept}
          </span>
        </p>
      )}
    </>
  )
}
