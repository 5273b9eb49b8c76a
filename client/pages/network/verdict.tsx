/** "They cannot be broken": then the player says what holds, and is told whether that is so. */
import { useState } from 'preact/hooks'
import type { ChairScreen } from '../../../shared/wire/chair.ts'
import { Dialog } from '../../hud/dialog.tsx'
import type { SittingState } from './use-sitting.ts'

interface VerdictProps {
  readonly sitting: SittingState
  readonly screen: ChairScreen
  readonly onClose: () => void
}

export function Verdict({ sitting, screen, onClose }: VerdictProps) {
  const [named, setNamed] = useState('')
  const { verdict, puzzle } = screen
  return (
    <Dialog title="They cannot be broken" onClose={onClose}>
      <form
        class="netverdict"
        onSubmit={event => {
          event.preventDefault()
          if (named !== '') sitting.say(named)
        }}
      >
        <fieldset class="group">
          <legend>Whatever I do, this holds:</legend>
          {screen.invariants.map(({ id, says }) => (
            <label key={id} class="level">
              <input type="radio" name="invariant" checked={named === id} onChange={() => setNamed(id)} />
              <b>{id}</b>
              <span>{says}</span>
            </label>
          ))}
        </fieldset>
        {verdict !== null && (
          <p class={`says ${verdict.right ? 'good' : 'bad'}`} role="status">
            <b>{verdict.right ? 'Right.' : 'Not so.'}</b> {verdict.because}
          </p>
        )}
        <div class="does wrap">
          <button type="submit" class="btn pri" disabled={named === '' || sitting.busy}>
            That is my answer
          </button>
          {puzzle.par !== null && (
            <button
              type="button"
              class="btn"
              onClick={() => {
                sitting.show()
                onClose()
              }}
            >
              I give up: show me
            </button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
