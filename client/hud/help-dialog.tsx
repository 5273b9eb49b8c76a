import { Dialog } from './dialog.tsx'
import { MotionSwitch } from './motion-switch.tsx'

export function HelpDialog({ alone, onClose }: { readonly alone: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title="Help" onClose={onClose}>
      <p>
        Your island is one node. A boat that docks brings a message: it lies in your inbox as a card. Answer it with a
        move. Disk survives a crash; memory does not. You see nothing of the other islands but the boats they send.
      </p>
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
