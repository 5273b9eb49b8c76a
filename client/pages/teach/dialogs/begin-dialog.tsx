import { Dialog } from '../../../hud/dialog.tsx'
import { count } from '../../../model/class-words.ts'
import { Choices } from './choices.tsx'
import type { DialogProps } from './dialogs.tsx'

export function BeginDialog({ head, state, asked, ask, onClose }: DialogProps) {
  const { preview } = state
  const alone = preview.filter(group => group.names.length === 1)
  return (
    <Dialog title="Start the class" onClose={onClose}>
      {head.students === 0 ? (
        <p>Nobody is here yet. Who comes later takes a bot’s seat, or try the plan with a class of bots first.</p>
      ) : (
        <p>
          {count(head.students, 'student')} in {count(preview.length, 'group')}
          {alone.length > 0 && `; in ${alone.length === 1 ? 'one of them' : `${alone.length} of them`} one sits alone`}.
          Who comes later takes a bot’s seat.
        </p>
      )}
      <Choices
        word="Start"
        busy={asked.busy.includes(JSON.stringify({ type: 'start' }))}
        onYes={() => ask({ type: 'start' })}
        onNo={onClose}
      />
    </Dialog>
  )
}
