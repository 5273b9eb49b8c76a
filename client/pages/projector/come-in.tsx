import type { ToProjector } from '../../../shared/wire/classroom.ts'
import { Logo, Wordmark } from '../../hud/icons.tsx'
import { QrCode } from '../../hud/qr.tsx'
import { studentLink } from '../../model/class-begin.ts'
import { count, spelledCode } from '../../model/class-words.ts'

/** Before the start: how one comes in, and nothing else. */
export function ComeIn({ board }: { readonly board: ToProjector['board'] }) {
  return (
    <main class="comein">
      <p class="wallbrand">
        <Logo size={64} /> <Wordmark />
      </p>
      <div>
        <h1>{board.title}</h1>
        <p>
          Open <b>{location.host}</b> and type
        </p>
        <b class="wallcode">{spelledCode(board.code)}</b>
        <p class="wallcount" role="status">
          {board.students === 0 ? 'Nobody is here yet' : `${count(board.students, 'student')} here`}
        </p>
      </div>
      <QrCode text={studentLink(board.code)} size={560} label="QR code to join" />
    </main>
  )
}
