import type { NodeId } from '../../../../shared/kernel/protocol.ts'
import type { Debrief } from '../../../../shared/wire/debrief.ts'
import { useStore } from '../../../hud/use-store.ts'
import { askedFrom } from '../../../model/foresight.ts'
import { prefer, preferences } from '../../../model/preferences.ts'

interface ForetellSwitchProps {
  readonly debrief: Debrief
  readonly viewer: NodeId | null
  readonly you: NodeId | null
}

/** Where the night has something to ask of those who watch it. */
export function ForetellSwitch({ debrief, viewer, you }: ForetellSwitchProps) {
  const { foretell } = useStore(preferences)
  if (debrief.moments.length === 0) return null
  const from = viewer === null ? askedFrom(debrief, you) : []
  return (
    <label class="switch">
      <input type="checkbox" checked={foretell} onChange={event => prefer({ foretell: event.currentTarget.checked })} />
      <span>
        <b>Ask me what will happen</b>
        <span class="dim">
          Only you see what you say, and it is not kept.
          {foretell &&
            from.length > 0 &&
            ` Over the whole sea the answer is seen first: to be asked, see it as ${from.join(' or ')}.`}
        </span>
      </span>
    </label>
  )
}
