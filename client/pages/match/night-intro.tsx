import type { Screen } from '../../../shared/wire/screen.ts'
import { Cross } from '../../hud/icons.tsx'

interface NightIntroProps {
  readonly screen: Screen
  readonly calm: boolean
  readonly onClose: () => void
}

/** The one sentence of the night, and who you are. It goes with the first move of the own hand, or by the cross. */
export function NightIntro({ screen, calm, onClose }: NightIntroProps) {
  return (
    <section class="panel intro" aria-label="This night">
      <p class="brief">{screen.night.brief}</p>
      <p>
        You are <b>{screen.you.node}</b>
        {screen.you.mark.word !== '' && ` (${screen.you.mark.word})`}.
        {!calm && (
          <>
            {' '}
            Goal: <b>{screen.aim}</b>
          </>
        )}
      </p>
      <button type="button" class="round" aria-label="Close this note" onClick={onClose}>
        <Cross />
      </button>
    </section>
  )
}
