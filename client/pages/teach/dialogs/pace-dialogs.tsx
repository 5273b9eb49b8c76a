import { Dialog } from '../../../hud/dialog.tsx'
import { count } from '../../../model/class-words.ts'
import { Choices } from './choices.tsx'
import type { DialogProps } from './dialogs.tsx'

export function NextDialog({ head, state, asked, ask, onClose }: DialogProps) {
  const atSea = Object.values(state.tiles).filter(tile => tile.phase !== 'over').length
  const last = head.step !== null && head.step.index + 1 >= head.step.of
  return (
    <Dialog title={last ? 'The last level' : 'Next level'} onClose={onClose}>
      {last ? (
        <p>This is the last level of the plan. After it, end the class.</p>
      ) : (
        <>
          <p>
            {atSea === 0
              ? 'Every group is done.'
              : `${count(atSea, 'group is', 'groups are')} still at sea. Their night ends where it stands, and counts as unfinished.`}
          </p>
          <Choices
            word="Next level"
            busy={asked.busy.includes(JSON.stringify({ type: 'next' }))}
            onYes={() => ask({ type: 'next' })}
            onNo={onClose}
          />
        </>
      )}
    </Dialog>
  )
}

export function EndDialog({ head, asked, ask, onClose }: DialogProps) {
  return (
    <Dialog title="End the class" onClose={onClose}>
      <p>
        {head.phase === 'lobby'
          ? 'Nobody can come in any more.'
          : 'Every night ends where it stands. The report, the exports and the debrief for the projector stay.'}{' '}
        A class that is over does not begin again.
      </p>
      <Choices
        word="End the class"
        grave
        busy={asked.busy.includes(JSON.stringify({ type: 'end' }))}
        onYes={() => ask({ type: 'end' })}
        onNo={onClose}
      />
    </Dialog>
  )
}
