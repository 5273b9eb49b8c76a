/** Choose a level and how much help; then alone, or a room for others. */
import { useRef, useState } from 'preact/hooks'
import { SCAFFOLDS, type Scaffold } from '../../../shared/kernel/level.ts'
import type { CatalogLevel } from '../../../shared/wire/messages.ts'
import { type Catalog, levelKey } from '../../model/catalog.ts'
import { preferences } from '../../model/preferences.ts'
import { Failure } from './failure.tsx'
import { LevelList } from './level-list.tsx'
import { SCAFFOLD_WORDS } from './scaffolds.ts'
import type { EntryState } from './use-entry.ts'

interface LevelPanelProps {
  readonly entry: EntryState
  readonly catalog: Catalog
  readonly onRetry: () => void
}

export function LevelPanel({ entry, catalog, onRetry }: LevelPanelProps) {
  return (
    <section class="panel way wide" aria-labelledby="levels-title">
      <h2 id="levels-title">Choose a level</h2>
      {catalog.type === 'loading' && (
        <div class="levels" role="status" aria-label="Loading the levels">
          <div class="skeleton" />
          <div class="skeleton" />
          <div class="skeleton" />
        </div>
      )}
      {catalog.type === 'failed' && (
        <div class="says bad" role="alert">
          <span>The levels did not load: the server cannot be reached.</span>
          <button type="button" class="btn" onClick={onRetry}>
            Try again
          </button>
        </div>
      )}
      {catalog.type === 'here' && catalog.levels.length === 0 && (
        <p class="dim">No level is installed on this server.</p>
      )}
      {catalog.type === 'here' && catalog.levels.length > 0 && <Chooser entry={entry} levels={catalog.levels} />}
    </section>
  )
}

function Chooser({ entry, levels }: { readonly entry: EntryState; readonly levels: readonly CatalogLevel[] }) {
  const [chosen, setChosen] = useState(() => (levels[0] === undefined ? '' : levelKey(levels[0])))
  const how = useRef<HTMLDivElement>(null)
  const [scaffold, setScaffold] = useState<Scaffold>('guided')
  const level = levels.find(candidate => levelKey(candidate) === chosen)
  const go = (alone: boolean) => {
    if (level === undefined) return
    const { name } = preferences.get()
    const options = { protocol: level.protocol, level: level.id, scaffold, alone, ...(name === '' ? {} : { name }) }
    entry.create(alone ? 'alone' : 'create', options)
  }
  return (
    <div class="pick">
      <LevelList
        levels={levels}
        chosen={chosen}
        onChoose={setChosen}
        onOnward={() => how.current?.scrollIntoView({ block: 'start' })}
      />
      <div class="how" ref={how}>
        <fieldset class="group">
          <legend>How much help?</legend>
          <div class="how">
            {SCAFFOLDS.map(value => (
              <label class="level" key={value}>
                <input type="radio" name="scaffold" checked={scaffold === value} onChange={() => setScaffold(value)} />
                <b>{SCAFFOLD_WORDS[value].name}</b>
                <span>{SCAFFOLD_WORDS[value].says}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset class="group company">
          <legend>Alone, or with others?</legend>
          <div class="acts">
            <button
              type="button"
              class="btn big pri"
              disabled={entry.busy !== null || level === undefined}
              onClick={() => go(true)}
            >
              {entry.busy === 'alone' ? 'Setting sail…' : 'Play alone'}
            </button>
            <button
              type="button"
              class="btn big"
              disabled={entry.busy !== null || level === undefined}
              onClick={() => go(false)}
            >
              {entry.busy === 'create' ? 'Opening…' : 'Create a room'}
            </button>
            <p class="dim">
              Alone, bots play the other nodes. A room has a code for others to join; bots fill the empty seats.
            </p>
          </div>
        </fieldset>
        <Failure entry={entry} door="alone" />
        <Failure entry={entry} door="create" />
      </div>
    </div>
  )
}
