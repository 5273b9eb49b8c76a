import { Dialog } from '../../../hud/dialog.tsx'
import { MotionSwitch } from '../../../hud/motion-switch.tsx'
import { CLASS_KEYS } from '../use-class-keys.ts'
import type { DialogProps } from './dialogs.tsx'

export function KeysDialog({ head, onClose }: DialogProps) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl class="keytable">
        {CLASS_KEYS.filter(one => one.when.includes(head.phase)).map(({ key, word }) => (
          <div key={key} class="contents">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{word}</dd>
          </div>
        ))}
        <div class="contents">
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>close what is open, or leave the group that is watched</dd>
        </div>
        <div class="contents">
          <dt>
            <kbd>Tab</kbd>
          </dt>
          <dd>to every button; arrows choose among speeds and seats</dd>
        </div>
      </dl>
      <h3>Comfort</h3>
      <MotionSwitch />
    </Dialog>
  )
}
