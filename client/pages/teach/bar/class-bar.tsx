/** The top of the page: how students come in, where the class stands, and what can be done with all of it at once. */
import type { RefObject } from 'preact'
import { QrCode } from '../../../hud/qr.tsx'
import { studentLink } from '../../../model/class-begin.ts'
import { count, spelledCode } from '../../../model/class-words.ts'
import type { ClassProps } from '../class.tsx'
import { Controls } from './controls.tsx'
import { Standing } from './standing.tsx'

interface ClassBarProps extends ClassProps {
  readonly title: RefObject<HTMLHeadingElement | null>
}

export function ClassBar({ title, ...props }: ClassBarProps) {
  const { head, state, onOpen } = props
  return (
    <header class="panel classbar">
      {head.phase === 'ended' ? (
        <p class="joinat">
          <span>
            <span class="dim">Class</span>
            <b class="code">{spelledCode(head.code)}</b>
          </span>
        </p>
      ) : (
        <button type="button" class="joinat" onClick={() => onOpen({ type: 'code' })} aria-haspopup="dialog">
          <QrCode text={studentLink(head.code)} size={92} label="QR code to join" />
          <span>
            <span class="dim">
              Join at <b>{location.host}</b> with the code
            </span>
            <b class="code">{spelledCode(head.code)}</b>
          </span>
        </button>
      )}
      <div class="stands">
        <h1 ref={title} tabIndex={-1}>
          {head.phase === 'lobby' || head.phase === 'ended' ? head.plan.title : (head.step?.title ?? head.plan.title)}
        </h1>
        <p class="dim">
          {[
            `${head.connected} of ${head.students} here`,
            ...(head.phase === 'lobby' ? [] : [count(head.groups, 'group'), count(head.bots, 'bot')]),
            ...(head.rehearsal ? ['rehearsal'] : []),
          ].join(' · ')}
        </p>
        <Standing head={head} state={state} />
      </div>
      <Controls {...props} />
    </header>
  )
}
