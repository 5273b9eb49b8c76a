/// <reference types="vite/client" />
/** The space-time diagram with its replay alone on a page, or the wall with an example, of what the page carries. */
import { render } from 'preact'
import { NOTHING_YET } from '../../../client/model/room-state.ts'
import type { Session } from '../../../client/model/session.ts'
import { createStore } from '../../../client/model/store.ts'
import { SpaceTime } from '../../../client/pages/debrief/diagram/diagram.tsx'
import type { Example } from '../../../client/pages/projector/example.ts'
import { ExampleShown } from '../../../client/pages/projector/example-shown.tsx'
import type { Debrief } from '../../../shared/wire/debrief.ts'
import '../../../client/styles/base.css'
import '../../../client/styles/controls.css'
import '../../../client/styles/cards.css'
import '../../../client/styles/debrief.css'
import '../../../client/styles/projector.css'

/** Nobody is there to ask. */
const session: Session = {
  state: createStore(NOTHING_YET),
  code: () => '',
  play: () => {},
  send: () => {},
  dispatch: () => {},
  playHere: () => {},
  leave: () => {},
}

const host = document.getElementById('app')
const shown: Debrief | Example = JSON.parse(document.getElementById('shown')?.textContent ?? '')
if (host !== null) {
  if ('type' in shown) {
    host.className = 'wall'
    render(
      <>
        <header class="wallbar">
          <h1>A lesson</h1>
        </header>
        <ExampleShown shown={shown} />
      </>,
      host,
    )
  } else {
    host.className = 'debrief'
    render(<SpaceTime session={session} state={NOTHING_YET} debrief={shown} you={null} />, host)
  }
}
