import { Dialog } from '../../../hud/dialog.tsx'
import { clockText } from '../../../model/tide.ts'
import { useClassNow } from '../use-class-now.ts'
import type { DialogProps } from './dialogs.tsx'

const STEPS = [1, 2, 5, 10, -1, -2] as const

/** More time for the level that is played, or less. It stays open: what it does is seen at once. */
export function ExtendDialog({ head, state, session, asked, onClose }: DialogProps) {
  const now = useClassNow(state)
  const endsMs = head.step?.endsMs ?? null
  return (
    <Dialog title="Time for this level" onClose={onClose}>
      <div class="stack">
        <p class="bigtime num" role="timer">
          {endsMs === null ? 'no timer' : `${clockText(endsMs - now, false)} left`}
        </p>
        <div class="readylines">
          {STEPS.map(minutes => {
            const command = { type: 'extend', minutes } as const
            return (
              <button
                key={minutes}
                type="button"
                class="btn"
                aria-busy={asked.busy.includes(JSON.stringify(command))}
                onClick={() => void session.ask(command)}
              >
                {minutes > 0 ? '+' : '−'}
                {Math.abs(minutes)} min
              </button>
            )
          })}
        </div>
      </div>
    </Dialog>
  )
}
