import { useState } from 'preact/hooks'
import { Dialog } from '../../../hud/dialog.tsx'
import { normalCode } from '../../../model/route.ts'
import { Choices } from './choices.tsx'
import type { DialogProps } from './dialogs.tsx'

/** The code is typed once more: this cannot be undone by anybody. */
export function EraseDialog({ head, asked, ask, onClose }: DialogProps) {
  const [typed, setTyped] = useState('')
  const sure = normalCode(typed) === head.code
  return (
    <Dialog title="Erase everything" onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          if (sure) ask({ type: 'erase' })
        }}
      >
        <p>
          Names, moves, results and files of this class are erased at once, on the server too. Take along first what you
          need.
        </p>
        <label class="field">
          <span>
            Type <b>{head.code}</b> to say that you are sure
          </span>
          <input
            class="input code"
            value={typed}
            data-first
            autoComplete="off"
            onInput={event => setTyped(event.currentTarget.value)}
          />
        </label>
        <Choices
          word="Erase everything"
          grave
          first={false}
          busy={asked.busy.some(key => key.includes('"erase"'))}
          disabled={!sure}
          onNo={onClose}
        />
      </form>
    </Dialog>
  )
}
