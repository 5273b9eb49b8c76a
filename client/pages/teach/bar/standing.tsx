import type { ClassHead } from '../../../../shared/wire/classroom.ts'
import { Snowflake } from '../../../hud/teach-icons.tsx'
import type { TeacherState } from '../../../model/teacher.ts'
import { clockText } from '../../../model/tide.ts'
import { useClassNow } from '../use-class-now.ts'

/** Where the class is in its plan, and how much time is left. */
export function Standing({ head, state }: { readonly head: ClassHead; readonly state: TeacherState }) {
  const { step, frozen, phase } = head
  const now = useClassNow(state, 1000, step !== null)
  if (phase === 'lobby') return <p class="dim">The class gathers. It begins when you say so.</p>
  if (phase === 'ended') return <p class="dim">The class is over.</p>
  if (frozen !== null)
    return (
      <p class="frozenline">
        <Snowflake /> <b>Frozen</b> {frozen.why !== '' && `· ${frozen.why}`} · lets go in{' '}
        <b class="num">{clockText(frozen.untilMs - now, false)}</b>
      </p>
    )
  if (step === null) return null
  const place = `Level ${step.index + 1} of ${step.of}`
  if (phase === 'between') return <p class="wait">{place} is done. The next one waits for you.</p>
  return (
    <p class="dim">
      {place} ·{' '}
      {step.endsMs === null ? (
        <>
          for <b class="num">{clockText(now - step.sinceMs, false)}</b>
        </>
      ) : (
        <>
          <b class="num">{clockText(step.endsMs - now, false)}</b> left
        </>
      )}
    </p>
  )
}
