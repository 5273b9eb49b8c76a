import { CopyButton } from '../../../hud/copy-button.tsx'
import { Dialog } from '../../../hud/dialog.tsx'
import { Projector } from '../../../hud/teach-icons.tsx'
import { classLink } from '../../../model/class-begin.ts'
import type { DialogProps } from './dialogs.tsx'

const SHOWN = {
  code: 'the code, or how the class stands',
  class: 'the debrief for the class',
  example: 'an example without names',
} as const

/** The projector's own page, what it shows, and the links that can be given away. */
export function ProjectorDialog({ head, state, session, asked, onOpen, onClose }: DialogProps) {
  const link = classLink('projector', head.code, head.projector)
  const { shown } = state
  const show = (type: 'code' | 'class') => {
    const command = { type: 'show', what: { type } } as const
    return (
      <button
        type="button"
        class={`btn${shown.type === type ? ' on' : ''}`}
        aria-pressed={shown.type === type}
        aria-busy={asked.busy.includes(JSON.stringify(command))}
        onClick={() => void session.ask(command)}
      >
        {type === 'code' ? 'Show the class' : 'Show the debrief'}
      </button>
    )
  }
  return (
    <Dialog title="Projector and links" onClose={onClose}>
      <div class="stack">
        <h3>On the wall</h3>
        <p class="dim">
          Its page can fetch nothing that students must not see. Now it shows {SHOWN[shown.type]}. Examples of wrong
          moves are chosen in the list of misconceptions.
        </p>
        <div class="readylines">
          <a class="btn pri" href={link} target="_blank" rel="noopener noreferrer">
            <Projector /> Open in a new window
          </a>
          <CopyButton text={link} label="Copy projector link" />
          {show('code')}
          {head.phase !== 'lobby' && show('class')}
        </div>
        <h3>Teach from elsewhere</h3>
        <p class="dim">
          This page’s own address opens the class on any machine: keep it to yourself. A second teacher’s link was given
          when the class began; the server keeps neither.
        </p>
        <div class="readylines">
          <CopyButton text={classLink('teach', head.code, session.token)} label="Copy my own link" />
          <button type="button" class="btn" onClick={() => onOpen({ type: 'renew' })}>
            New links…
          </button>
        </div>
      </div>
    </Dialog>
  )
}
