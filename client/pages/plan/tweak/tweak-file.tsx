/** A changed level as a file: to keep, and to give to others. */
import type { LevelTweak } from '../../../../shared/wire/plan.ts'
import { openTweakFile, saveTweakFile } from '../../../model/tweak-file.ts'
import { OpenFile } from '../open-file.tsx'

interface TweakFileProps {
  readonly protocol: string
  readonly level: string
  readonly tweak: LevelTweak
  readonly fit: boolean
  readonly onOpen: (tweak: LevelTweak) => void
}

export function TweakFile({ protocol, level, tweak, fit, onOpen }: TweakFileProps) {
  return (
    <div class="row">
      <button type="button" class="btn" disabled={!fit} onClick={() => saveTweakFile({ protocol, level, tweak })}>
        As a file
      </button>
      <OpenFile
        label="A changed level as a file"
        kept="Your changes are kept."
        read={file => openTweakFile(file, protocol, level)}
        onOpen={onOpen}
      />
    </div>
  )
}
