import type { Screen } from '../../../shared/wire/screen.ts'

/** The one sentence of the night, and who you are. It goes with the first move of the own hand, or by the cross. */
export function NightIntro({ screen, onClose }: { readonly screen: Screen; readonly onClose: () => void }) {
  return (
    <section class="panel intro" aria-label="This night">
      <p class="brief">{screen.night.brief}</p>
      <p>
        You are <b>{screen.you.node}</b>. Goal: <b>{screen.aim}</b>
      </p>
      <button type="button" class="round" aria-label="Close this note" onClick={onClose}>
        ×
      </button>
    </section>
  )
}
