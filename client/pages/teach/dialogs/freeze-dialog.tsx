import { useState } from 'preact/hooks'
import type { GroupId } from '../../../../shared/wire/classroom.ts'
import { Dialog } from '../../../hud/dialog.tsx'
import { Segmented } from '../../../hud/segmented.tsx'
import { groupName } from '../running/tiles.tsx'
import { Choices } from './choices.tsx'
import type { DialogProps } from './dialogs.tsx'
import { ReadyLines } from './ready-lines.tsx'

const MINUTES = [1, 2, 5, 10, 20] as const
const LINES = ['Look at the projector, please', 'Listen for a moment, please', 'A short break', 'Talk to your group']
export const WHY_LENGTH = 120

/** Simulated time stops too. The screens say why and until when, and it lets go by itself. */
export function FreezeDialog({ group, asked, ask, onClose }: DialogProps & { readonly group: GroupId | null }) {
  const [minutes, setMinutes] = useState<number>(2)
  const [why, setWhy] = useState(LINES[0] ?? '')
  return (
    <Dialog title={group === null ? 'Freeze everybody' : `Freeze ${groupName(group).toLowerCase()}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          ask({ type: 'freeze', group, minutes, why: why.trim() })
        }}
      >
        <p class="dim">The sea stands still, on every screen and in every timer. It lets go by itself.</p>
        <Segmented
          label="Minutes"
          shown
          name="minutes"
          value={minutes}
          options={MINUTES.map(value => ({ value: value as number, word: String(value) }))}
          onChoose={setMinutes}
        />
        <label class="field">
          <span>Why (it stands on every screen)</span>
          <input
            class="input"
            value={why}
            maxLength={WHY_LENGTH}
            onInput={event => setWhy(event.currentTarget.value)}
          />
        </label>
        <ReadyLines lines={LINES} onTake={setWhy} />
        <Choices
          word="Freeze"
          busy={asked.busy.some(key => key.includes('"freeze"'))}
          disabled={why.trim() === ''}
          onNo={onClose}
        />
      </form>
    </Dialog>
  )
}
