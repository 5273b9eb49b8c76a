import { useContext } from 'preact/hooks'
import { InClass } from './class-context.ts'
import { Dialog } from './dialog.tsx'
import { MotionSwitch } from './motion-switch.tsx'

interface HelpDialogProps {
  readonly alone: boolean
  /** With these the player comes back on another device; null where there is no seat to come back to. */
  readonly back: { readonly code: string; readonly word: string } | null
  readonly onClose: () => void
}

export function HelpDialog({ alone, back, onClose }: HelpDialogProps) {
  const inClass = useContext(InClass)
  return (
    <Dialog title="Help" onClose={onClose}>
      <p>
        Your island is one node. A boat that docks brings a message: it lies in your inbox as a card. Answer it with a
        move. Disk survives a crash; memory does not. You see nothing of the other islands but the boats they send.
      </p>
      {inClass !== null && (
        <>
          <h3>Your class</h3>
          <p>
            You are <b>{inClass.name}</b> in “{inClass.title}”{inClass.group !== null && `, group ${inClass.group}`}.
            With the code <b class="mono">{inClass.code}</b> and your word <b class="mono">{inClass.word}</b> you come
            back on any device. The hand at the top calls your instructor.
          </p>
        </>
      )}
      {inClass === null && back !== null && back.word !== '' && (
        <>
          <h3>Your seat</h3>
          <p>
            With the code <b class="mono">{back.code}</b> and your word <b class="mono">{back.word}</b> you come back to
            it on any device.
          </p>
        </>
      )}
      <h3>Keys</h3>
      <dl class="keytable">
        <dt>
          <kbd>↑</kbd>
          <kbd>↓</kbd>
        </dt>
        <dd>choose a card (Tab works too)</dd>
        <dt>
          <kbd>1</kbd>–<kbd>9</kbd>
        </dt>
        <dd>make a move of the open card</dd>
        <dt>
          <kbd>Enter</kbd>
        </dt>
        <dd>press what has the focus, or go to the first move</dd>
        {alone && (
          <>
            <dt>
              <kbd>P</kbd>
            </dt>
            <dd>pause</dd>
          </>
        )}
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>this help</dd>
        <dt>
          <kbd>Esc</kbd>
        </dt>
        <dd>close what is open</dd>
      </dl>
      <h3>Comfort</h3>
      <MotionSwitch />
    </Dialog>
  )
}
