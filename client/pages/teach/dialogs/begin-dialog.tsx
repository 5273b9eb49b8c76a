import { Dialog } from '../../../hud/dialog.tsx'
import { count } from '../../../model/class-words.ts'
import { Choices } from './choices.tsx'
import type { DialogProps } from './dialogs.tsx'

export function BeginDialog({ head, state, asked, ask, onOpen, onClose }: DialogProps) {
  const { preview } = state
  if (preview.length === 0)
    return (
      <Dialog title="Start the class" onClose={onClose}>
        <p>Nobody is here yet. Who only wants to see how it goes can rehearse, with a class of bots.</p>
        <Choices word="Rehearse" busy={false} onYes={() => onOpen({ type: 'rehearse' })} onNo={onClose} />
      </Dialog>
    )
  const alone = preview.filter(group => group.names.length === 1).length
  return (
    <Dialog title="Start the class" onClose={onClose}>
      <p>
        {count(head.connected, 'student')} in {count(preview.length, 'group')}
        {alone > 0 && `; in ${alone === 1 ? 'one of them' : `${alone} of them`} one sits alone`}. Who comes later takes
        a bot’s seat.
      </p>
      <Choices
        word="Start"
        busy={asked.busy.includes(JSON.stringify({ type: 'start' }))}
        onYes={() => ask({ type: 'start' })}
        onNo={onClose}
      />
    </Dialog>
  )
}
