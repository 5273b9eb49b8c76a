/// <reference types="vite/client" />
/** The space-time diagram alone on a page, of the debrief that the page carries. */
import { render } from 'preact'
import { NOTHING_YET } from '../../../client/model/room-state.ts'
import type { Session } from '../../../client/model/session.ts'
import { createStore } from '../../../client/model/store.ts'
import { SpaceTime } from '../../../client/pages/debrief/diagram/diagram.tsx'
import type { Debrief } from '../../../shared/wire/debrief.ts'
import '../../../client/styles/base.css'
import '../../../client/styles/controls.css'
import '../../../client/styles/debrief.css'

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
const debrief: Debrief = JSON.parse(document.getElementById('debrief')?.textContent ?? '')
if (host !== null) render(<SpaceTime session={session} state={NOTHING_YET} debrief={debrief} />, host)
