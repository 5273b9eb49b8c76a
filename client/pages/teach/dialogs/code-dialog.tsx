import { CopyButton } from '../../../hud/copy-button.tsx'
import { Dialog } from '../../../hud/dialog.tsx'
import { QrCode } from '../../../hud/qr.tsx'
import { studentLink } from '../../../model/class-begin.ts'
import { spelledCode } from '../../../model/class-words.ts'
import type { DialogProps } from './dialogs.tsx'

export function CodeDialog({ head, onClose }: DialogProps) {
  const link = studentLink(head.code)
  return (
    <Dialog title="Come in with this code" onClose={onClose}>
      <div class="stack centred">
        <b class="giantcode">{spelledCode(head.code)}</b>
        <QrCode text={link} size={300} label="QR code to join" />
        <p class="copylink">
          <code>{link}</code>
          <CopyButton text={link} label="Copy link" />
        </p>
      </div>
    </Dialog>
  )
}
