import type { CatalogLevel } from '../../../shared/wire/messages.ts'
import type { Catalog } from '../../model/catalog.ts'
import { Failure } from './failure.tsx'
import { Scene } from './scene.tsx'
import type { EntryState } from './use-entry.ts'

const FIRST = { protocol: 'raft', level: 'first-light' } as const
const isFirst = (level: CatalogLevel) => level.protocol === FIRST.protocol && level.id === FIRST.level

interface HeroProps {
  readonly entry: EntryState
  readonly catalog: Catalog
  readonly first: boolean
}

/** `first`: a newcomer sees one thing glow. */
export function Hero({ entry, catalog, first }: HeroProps) {
  const minutes = catalog.type === 'here' ? catalog.levels.find(isFirst)?.minutes : undefined
  const play = () => entry.create('first', { ...FIRST, scaffold: 'guided', alone: true })
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
        <span class="dim">{minutes === undefined ? '' : `${minutes} minutes, `}alone, with a guide</span>
      </div>
      <Failure entry={entry} door="first" />
    </section>
  )
}
