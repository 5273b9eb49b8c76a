/** A changed level as a file: to keep, and to give to others. */
import { useRef, useState } from 'preact/hooks'
import type { LevelTweak } from '../../../../shared/wire/plan.ts'
import { openTweakFile, saveTweakFile } from '../../../model/tweak-file.ts'

interface TweakFileProps {
  readonly protocol: string
  readonly level: string
  readonly tweak: LevelTweak
  readonly fit: boolean
  readonly onOpen: (tweak: LevelTweak) => void
}

export function TweakFile({ protocol, level, tweak, fit, onOpen }: TweakFileProps) {
  const [failed, setFailed] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const open = async (file: File) => {
    const read = await openTweakFile(file, protocol, level)
    setFailed(read.ok ? null : read.why)
    if (read.ok) onOpen(read.value)
    if (input.current) input.current.value = ''
  }
  return (
    <div class="row">
      <button type="button" class="btn" disabled={!fit} onClick={() => saveTweakFile({ protocol, level, tweak })}>
        As a file
      </button>
      <button type="button" class="btn" onClick={() => input.current?.click()}>
        Open a file…
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        class="sr"
        tabIndex={-1}
        aria-label="A changed level as a file"
        onChange={event => {
          const [file] = event.currentTarget.files ?? []
          if (file) void open(file)
        }}
      />
      {failed !== null && (
        <p class="says bad" role="alert">
          <span>{failed} Your changes are kept.</span>
        </p>
      )}
    </div>
  )
}
