import { Failure } from './failure.tsx'
import { Scene } from './scene.tsx'
import type { EntryState } from './use-entry.ts'

/** `first`: a newcomer sees one thing glow. */
export function Hero({ entry, first }: { readonly entry: EntryState; readonly first: boolean }) {
  const play = () => entry.create('first', { protocol: 'raft', level: 'first-light', scaffold: 'guided', alone: true })
  return (
    <section class="hero" aria-labelledby="hero-title">
      <Scene />
      <h1 id="hero-title">You are the node.</h1>
      <p class="lead">
        Elect a leader, agree, commit: by hand, over a sea that loses, delays and reorders your messages.
      </p>
      <div class="row">
        <button
          type="button"
          class={`btn pri big${first ? ' glow' : ''}`}
          disabled={entry.busy !== null}
          onClick={play}
        >
          {entry.busy === 'first' ? 'Setting sail…' : 'Play First light'}
        </button>
        <span class="dim">4 minutes, alone, with a guide</span>
      </div>
      <Failure entry={entry} door="first" />
    </section>
  )
}
