/** In a class everybody goes on together: no night is played again before the level is over, and then one waits for the others. */
import type { Debrief } from '../../../shared/wire/debrief.ts'
import type { SeatOnTable } from '../../../shared/wire/messages.ts'
import type { ClassSight } from '../../hud/class-context.ts'
import { LessonButton } from '../../hud/lesson-button.tsx'
import { atSeaWords } from '../../model/pupil.ts'

interface ClassStepsProps {
  readonly sight: ClassSight
  readonly debrief: Debrief
  readonly seats: readonly SeatOnTable[]
  readonly ready: boolean
  readonly onReady: () => void
}

export function ClassSteps({ sight, debrief, seats, ready, onReady }: ClassStepsProps) {
  const persons = seats.filter(seat => seat.who === 'person')
  // At its own pace a group itself decides when its next level begins.
  const goesOn = sight.pace === 'free' && sight.more
  const others = sight.atSea.filter(group => group !== sight.group)
  return (
    <div class="acts">
      {debrief.more || goesOn ? (
        <button
          type="button"
          class={`btn big wide${ready ? '' : ' pri'}`}
          aria-disabled={ready}
          onClick={() => !ready && onReady()}
        >
          {ready && persons.length > 1
            ? `Ready: ${persons.filter(seat => seat.ready).length} of ${persons.length}`
            : debrief.more
              ? 'Next night'
              : 'Next level'}
        </button>
      ) : (
        <p class="says" role="status">
          <span>
            <b>This level is done.</b> {atSeaWords(others)} {onward(sight)}
          </span>
        </p>
      )}
      <div class="classlesson">
        <LessonButton protocol={debrief.level.protocol} title={debrief.level.protocolTitle} />
      </div>
    </div>
  )
}

function onward({ more, pace }: ClassSight): string {
  if (!more) return 'It was the last one.'
  return pace === 'timer' ? 'The next one begins when the time is over.' : 'Your instructor goes on with the class.'
}
