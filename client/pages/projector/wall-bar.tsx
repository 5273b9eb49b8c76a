import type { ToProjector } from '../../../shared/wire/classroom.ts'
import { QrCode } from '../../hud/qr.tsx'
import { useNow } from '../../hud/use-now.ts'
import { studentLink } from '../../model/class-begin.ts'
import { count, spelledCode } from '../../model/class-words.ts'
import { clockText } from '../../model/tide.ts'

interface WallBarProps {
  readonly board: ToProjector['board']
  readonly aheadMs: number
}

/** Who comes late finds the way in here; and everybody how much time is left. */
export function WallBar({ board, aheadMs }: WallBarProps) {
  const { step, phase } = board
  const now = useNow(1000, phase === 'playing') + aheadMs
  return (
    <header class="wallbar">
      <div>
        <h1>{phase === 'ended' || step === null ? board.title : step.title}</h1>
        <p>
          {step !== null && phase !== 'ended' && `${step.protocolTitle} · level ${step.index + 1} of ${step.of} · `}
          {count(board.students, 'student')} · {count(board.groups.length, 'group')}
        </p>
      </div>
      {phase === 'playing' && step !== null && step.endsMs !== null && (
        <p class="walltime" role="timer" aria-label="Time left">
          {clockText(step.endsMs - now, false)}
        </p>
      )}
      {phase !== 'ended' && (
        <div class="walljoin">
          <p>
            {location.host}
            <b>{spelledCode(board.code)}</b>
          </p>
          <QrCode text={studentLink(board.code)} size={110} label="QR code to join" />
        </div>
      )}
    </header>
  )
}
