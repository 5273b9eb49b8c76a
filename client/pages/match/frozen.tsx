import { useEffect } from 'preact/hooks'
import { ShieldCracked } from '../../hud/icons.tsx'

/** The moment a safety property breaks: everything stands still, then the debrief opens. */
export function Frozen({
  untilMs,
  headline,
  onOver,
}: {
  readonly untilMs: number
  readonly headline: string
  readonly onOver: () => void
}) {
  useEffect(() => {
    const timer = setTimeout(onOver, Math.max(0, untilMs - performance.now()))
    return () => clearTimeout(timer)
  }, [untilMs, onOver])
  return (
    <div class="frozen" role="alert">
      <div>
        <ShieldCracked size={76} />
        <p class="tag">Safety broken</p>
        <h2>{headline}</h2>
        <button type="button" class="btn pri" onClick={onOver}>
          See how
        </button>
      </div>
    </div>
  )
}
