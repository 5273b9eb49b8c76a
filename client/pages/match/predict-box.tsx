/** "What will happen?", before the move that lets it happen. Whoever just moves has not answered; that costs nothing. */
import type { PredictScreen } from '../../../shared/wire/screen.ts'
import { ForetellForm } from '../../hud/foretell-form.tsx'
import type { Session } from '../../model/session.ts'

interface PredictBoxProps {
  readonly predict: PredictScreen
  readonly session: Session
}

export function PredictBox({ predict: { id, ask, options }, session }: PredictBoxProps) {
  return (
    <section class="predict" aria-label="Before you move">
      <p>
        <b>Before you move:</b> {ask}
      </p>
      <ForetellForm
        options={options}
        onSay={(choice, confidence) => session.send('predict', { id, choice, confidence })}
      />
    </section>
  )
}
