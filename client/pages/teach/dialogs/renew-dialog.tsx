import { Dialog } from '../../../hud/dialog.tsx'
import { Choices } from './choices.tsx'
import type { DialogProps } from './dialogs.tsx'

/** For the day on which a dashboard's address was on the wall. */
export function RenewDialog({ session, asked, onClose }: DialogProps) {
  return (
    <Dialog title="New links" onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          void session.renew()
        }}
      >
        <p>
          Has somebody seen your link? With new ones the old ones open nothing any more, a second teacher’s neither.
          Students, groups and the projector stay as they are.
        </p>
        <Choices
          word="Make new links"
          busy={asked.busy.some(key => key.includes('"rekey"'))}
          disabled={false}
          onNo={onClose}
        />
      </form>
    </Dialog>
  )
}
