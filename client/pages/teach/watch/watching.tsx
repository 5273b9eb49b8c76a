/** A group looked at closely: the whole sea, or one seat's own view. Large, it takes the page. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { ClaimFlag, Cross } from '../../../hud/icons.tsx'
import { Segmented } from '../../../hud/segmented.tsx'
import { Enlarge, FogWaves, Say, Snowflake } from '../../../hud/teach-icons.tsx'
import type { TileSeen } from '../../../model/teacher.ts'
import type { ClassProps, Watched } from '../class.tsx'
import { Lamps } from '../running/lamps.tsx'
import { groupName } from '../running/tiles.tsx'
import { SeaSeen } from './sea-seen.tsx'
import { SeatSeen } from './seat-seen.tsx'
import { useWatch } from './use-watch.ts'

interface WatchingProps extends ClassProps {
  readonly tiles: readonly TileSeen[]
  readonly watched: Watched
  readonly onWatch: (watched: Watched | null) => void
}

export const SEA = 'sea'

export function Watching({ session, state, onOpen, tiles, watched, onWatch }: WatchingProps) {
  const [large, setLarge] = useState(false)
  const seen = useWatch(session, watched)
  const top = useRef<HTMLElement>(null)
  // Where the parts stand one below the other, it may open above what is in view.
  useEffect(() => top.current?.scrollIntoView({ block: 'nearest' }), [])
  const { group, seat } = watched
  const tile = tiles.find(one => one.id === group)
  if (tile === undefined) return null
  const name = groupName(group).toLowerCase()
  const nodes = tile.sea.islands.map(island => island.node)
  const student = Object.values(state.rows).find(row => row.group === group && row.node === seat)
  return (
    <section ref={top} class={`panel watch${large ? ' large' : ''}`} aria-labelledby="watch">
      <header>
        <h2 id="watch" tabIndex={-1}>
          {groupName(group)}
        </h2>
        <span class="tools">
          <button
            type="button"
            class={tile.frozen === null ? 'round' : 'round on'}
            aria-label={tile.frozen === null ? `Freeze ${name}` : `Let ${name} go`}
            onClick={() =>
              tile.frozen === null ? onOpen({ type: 'freeze', group }) : void session.ask({ type: 'thaw', group })
            }
          >
            <Snowflake />
          </button>
          <button
            type="button"
            class="round"
            aria-label={`Say something to ${name}`}
            onClick={() => onOpen({ type: 'say', to: { group } })}
          >
            <Say />
          </button>
          <button
            type="button"
            class="round"
            aria-label={large ? 'Small' : 'Large'}
            aria-pressed={large}
            onClick={() => setLarge(!large)}
          >
            <Enlarge />
          </button>
          <button type="button" class="round" aria-label={`Leave ${name}`} onClick={() => onWatch(null)}>
            <Cross />
          </button>
        </span>
        <Segmented
          label="Seen by"
          name="seenby"
          value={seat}
          options={[{ value: SEA, word: 'God’s view' }, ...nodes.map(node => ({ value: node, word: node }))]}
          onChoose={next => onWatch({ group, seat: next })}
        />
      </header>
      {seen.link.type === 'lost' && (
        <p class="says wait" role="status">
          {seen.link.words}
        </p>
      )}
      {seen.link.type === 'refused' && (
        <p class="says bad" role="alert">
          {seen.link.words}
        </p>
      )}
      {seat === SEA ? (
        <SeaSeen tile={tile} seen={seen} large={large} />
      ) : (
        <SeatSeen
          session={session}
          group={group}
          node={seat}
          name={student?.name ?? tile.sea.islands.find(island => island.node === seat)?.name ?? ''}
          seen={seen}
        />
      )}
      <footer>
        <span class="claim">
          <ClaimFlag size={18} /> {tile.claim ?? 'no claim yet'}
        </span>
        <Lamps tile={tile} />
        {tile.injected.length > 0 && (
          <span class="inj">
            <FogWaves /> injected: {tile.injected.join('; ')}
          </span>
        )}
      </footer>
      {student !== undefined && (
        <button type="button" class="btn" onClick={() => onOpen({ type: 'student', id: student.id })}>
          More for {student.name}
        </button>
      )}
    </section>
  )
}
