import { useContext } from 'preact/hooks'
import type { Debrief, SeatScore } from '../../../shared/wire/debrief.ts'
import type { Table } from '../../../shared/wire/messages.ts'
import { InClass } from '../../hud/class-context.ts'
import { LessonButton } from '../../hud/lesson-button.tsx'
import { goHome } from '../../model/route.ts'
import type { Session } from '../../model/session.ts'
import { ClassSteps } from './class-steps.tsx'

interface NextStepsProps {
  readonly session: Session
  readonly table: Table
  readonly debrief: Debrief
  readonly own: SeatScore | undefined
}

/** On to the next night, or the same one again: the same seed brings the same sea, so winning the second time means something. */
export function NextSteps({ session, table, debrief, own }: NextStepsProps) {
  const inClass = useContext(InClass)
  const persons = table.seats.filter(seat => seat.who === 'person')
  const ready = persons.filter(seat => seat.ready).length
  const iAmReady = table.seats.find(seat => seat.node === own?.node)?.ready === true
  const main = debrief.more && own?.won ? 'next' : 'again'
  const host = table.seats.find(seat => seat.node === table.host)
  const iDecide = table.alone || host === undefined || host.node === own?.node
  if (inClass !== null) {
    return (
      <ClassSteps
        sight={inClass}
        debrief={debrief}
        seats={table.seats}
        ready={iAmReady}
        onReady={() => session.send('ready', {})}
      />
    )
  }
  return (
    <div class="acts">
      {debrief.more && (
        <button
          type="button"
          class={`btn big${main === 'next' ? ' pri' : ''}`}
          aria-disabled={iAmReady}
          onClick={() => !iAmReady && session.send('ready', {})}
        >
          {iAmReady && persons.length > 1 ? `Ready: ${ready} of ${persons.length}` : 'Next night'}
        </button>
      )}
      {!iDecide && <p class="dim">Only {host.name} can play this night again.</p>}
      {iDecide && (
        <>
          <button
            type="button"
            class={`btn big${main === 'again' ? ' pri' : ''}${debrief.more ? '' : ' wide'}`}
            onClick={() => session.send('again', { seed: 'same' })}
          >
            Again, same sea
          </button>
          <button type="button" class="btn" onClick={() => session.send('again', { seed: 'new' })}>
            Again, new sea
          </button>
        </>
      )}
      <LessonButton protocol={debrief.level.protocol} title={debrief.level.protocolTitle} />
      <button type="button" class="btn" onClick={() => goHome()}>
        Home
      </button>
    </div>
  )
}
