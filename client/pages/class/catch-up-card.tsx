/** For who comes late: what this is about and what has happened so far. It goes by itself. */
import { useContext, useEffect } from 'preact/hooks'
import { InClass } from '../../hud/class-context.ts'
import { Dialog } from '../../hud/dialog.tsx'
import { useNow } from '../../hud/use-now.ts'
import type { CatchUp } from '../../model/pupil.ts'

interface CatchUpProps {
  readonly catchUp: CatchUp
  /** `early`: the player is ready before the time is over. */
  readonly onClose: (early: boolean) => void
}

export function CatchUpCard({ catchUp: { card, untilMs }, onClose }: CatchUpProps) {
  const sight = useContext(InClass)
  const left = Math.max(0, Math.ceil((untilMs - useNow(500)) / 1000))
  useEffect(() => {
    if (left === 0) onClose(false)
  }, [left, onClose])
  return (
    <Dialog title={`Just in time: ${card.title}`} onClose={() => onClose(true)}>
      <div class="catchup">
        <p>{card.teaches}</p>
        <p>
          <b>{card.brief}</b>
        </p>
        {card.soFar.length > 0 && (
          <>
            <h3>So far</h3>
            <ul>
              {card.soFar.map((line, i) => (
                <li key={`${i}${line}`}>{line}</li>
              ))}
            </ul>
          </>
        )}
        {sight !== null && (
          <p class="dim">
            You are <b>{sight.name}</b>. Your word, good on any device: <b>{sight.word}</b>
          </p>
        )}
        <button type="button" class="btn big pri" onClick={() => onClose(true)}>
          To sea
          <span class="num" role="timer">
            {' '}
            {left} s
          </span>
        </button>
      </div>
    </Dialog>
  )
}
