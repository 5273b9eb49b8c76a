import { prefer, preferences, wantsReducedMotion } from '../model/preferences.ts'
import { useStore } from './use-store.ts'

export function MotionSwitch() {
  const reduced = wantsReducedMotion(useStore(preferences))
  return (
    <label class="switch">
      <input
        type="checkbox"
        checked={reduced}
        onChange={event => prefer({ reducedMotion: event.currentTarget.checked })}
      />
      <span>
        <b>Reduced motion</b>
        <span class="dim">Boats step instead of sailing; nothing sways.</span>
      </span>
    </label>
  )
}
