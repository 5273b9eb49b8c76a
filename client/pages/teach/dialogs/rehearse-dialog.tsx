import { useState } from 'preact/hooks'
import { Dialog } from '../../../hud/dialog.tsx'
import { Segmented } from '../../../hud/segmented.tsx'
import { Choices } from './choices.tsx'
import type { DialogProps } from './dialogs.tsx'

const SIZES = [7, 13, 24, 31] as const

export function RehearseDialog({ asked, ask, onClose }: DialogProps) {
  const [students, setStudents] = useState<number>(13)
  return (
    <Dialog title="Rehearse" onClose={onClose}>
      <div class="stack">
        <p>
          A class of bots comes in and plays this plan like students: some are slow, some err, one drops out, one comes
          late, one asks for help. Try everything; nothing of it counts.
        </p>
        <Segmented
          label="Students"
          shown
          name="students"
          value={students}
          options={SIZES.map(value => ({ value: value as number, word: String(value) }))}
          onChoose={setStudents}
        />
        <Choices
          word="Rehearse"
          busy={asked.busy.some(key => key.includes('"rehearse"'))}
          onYes={() => ask({ type: 'rehearse', students })}
          onNo={onClose}
        />
      </div>
    </Dialog>
  )
}
