import { useState } from 'preact/hooks'
import { Dialog } from '../../../hud/dialog.tsx'
import { groupName } from '../running/tiles.tsx'
import { Choices } from './choices.tsx'
import type { DialogProps, Over } from './dialogs.tsx'
import { ReadyLines } from './ready-lines.tsx'

export const LINE_LENGTH = 200
const LINES = [
  'Five minutes left in this level.',
  'Before you answer a card: what is on disk, what is only in memory?',
  'Read the rule on the card once more.',
  'Well done. Wait for the others.',
]

type To = Extract<Over, { type: 'say' }>['to']

/** One line to everybody, a group or a student. There is no way to answer: this is no chat. */
export function SayDialog({ to, state, asked, ask, onClose }: DialogProps & { readonly to: To }) {
  const [text, setText] = useState('')
  const student = to !== null && 'student' in to ? state.rows[to.student] : undefined
  const whom =
    to === null ? 'all' : 'group' in to ? groupName(to.group).toLowerCase() : (student?.name ?? 'the student')
  return (
    <Dialog title={`Say to ${whom}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          if (text.trim() !== '') ask({ type: 'say', to, text: text.trim() })
        }}
      >
        <label class="field">
          <span>One line; it stays on the screen until it is read</span>
          <input
            class="input"
            value={text}
            maxLength={LINE_LENGTH}
            data-first
            onInput={event => setText(event.currentTarget.value)}
          />
        </label>
        <ReadyLines lines={LINES} onTake={setText} />
        <Choices
          word="Say it"
          first={false}
          busy={asked.busy.some(key => key.includes('"say"'))}
          disabled={text.trim() === ''}
          onNo={onClose}
        />
      </form>
    </Dialog>
  )
}
