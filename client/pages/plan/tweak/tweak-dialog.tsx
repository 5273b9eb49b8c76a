/** A level with other parameters: changed in a form, checked by bots that play by the book, then used. */
import { useState } from 'preact/hooks'
import type { LevelParameters, LevelTweak } from '../../../../shared/wire/plan.ts'
import { Dialog } from '../../../hud/dialog.tsx'
import { newTweak } from '../../../model/tweak-draft.ts'
import { useParameters } from '../use-parameters.ts'
import { TweakForm } from './tweak-form.tsx'

interface TweakDialogProps {
  readonly protocol: string
  readonly level: string
  readonly tweak: LevelTweak | null
  readonly onUse: (tweak: LevelTweak) => void
  readonly onClose: () => void
}

export function TweakDialog({ protocol, level, tweak, onUse, onClose }: TweakDialogProps) {
  const [tries, setTries] = useState(0)
  return (
    <Dialog title="Change this level" onClose={onClose}>
      <Loaded key={tries} protocol={protocol} level={level} onRetry={() => setTries(tries + 1)}>
        {parameters => (
          <TweakForm parameters={parameters} before={tweak ?? newTweak(parameters)} onUse={onUse} onClose={onClose} />
        )}
      </Loaded>
    </Dialog>
  )
}

interface LoadedProps {
  readonly protocol: string
  readonly level: string
  readonly onRetry: () => void
  readonly children: (parameters: LevelParameters) => preact.JSX.Element
}

function Loaded({ protocol, level, onRetry, children }: LoadedProps) {
  const parameters = useParameters(protocol, level)
  switch (parameters.type) {
    case 'loading':
      return (
        <p role="status" class="dim">
          Loading what can be changed…
        </p>
      )
    case 'failed':
      return (
        <div class="says bad" role="alert">
          <span>What can be changed did not load: the server cannot be reached, or it has no such level.</span>
          <button type="button" class="btn" onClick={onRetry}>
            Try again
          </button>
        </div>
      )
    case 'here':
      return children(parameters.value)
  }
}
