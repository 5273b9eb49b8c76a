/** Every group's sea, small. */
import { useMemo } from 'preact/hooks'
import type { GroupId } from '../../../../shared/wire/classroom.ts'
import { ClaimFlag } from '../../../hud/icons.tsx'
import { Scroller } from '../../../hud/scroller.tsx'
import { FogWaves, Snowflake } from '../../../hud/teach-icons.tsx'
import { TILE, tileWords } from '../../../model/sea-sight.ts'
import type { TileSeen } from '../../../model/teacher.ts'
import type { ClassProps, Watched } from '../class.tsx'
import { SmallSea } from '../sea/small-sea.tsx'
import { Lamps } from './lamps.tsx'

/** With more of them the students would be far below. */
const IN_VIEW = 9

interface TilesProps extends ClassProps {
  readonly tiles: readonly TileSeen[]
  readonly watched: Watched | null
  readonly onWatch: (watched: Watched | null) => void
}

export function Tiles({ tiles, watched, onWatch }: TilesProps) {
  const list = (
    <ul>
      {tiles.map(tile => (
        <li key={tile.id}>
          <TileOnce tile={tile} watched={tile.id === watched?.group} onWatch={onWatch} />
        </li>
      ))}
    </ul>
  )
  return (
    <section class="tiles" aria-labelledby="groups">
      <h2 id="groups" class="sr" tabIndex={-1}>
        Groups
      </h2>
      {tiles.length === 0 && <p class="panel empty dim">The groups row out…</p>}
      {tiles.length > IN_VIEW ? (
        <Scroller class="manytiles" label={`${tiles.length} groups`}>
          {list}
        </Scroller>
      ) : (
        list
      )}
    </section>
  )
}

interface TileProps {
  readonly tile: TileSeen
  readonly watched: boolean
  readonly onWatch: TilesProps['onWatch']
}

/** A tile that did not change is not compared again. */
function TileOnce({ tile, watched, onWatch }: TileProps) {
  return useMemo(
    () => (
      <Tile tile={tile} watched={watched} onWatch={() => onWatch(watched ? null : { group: tile.id, seat: 'sea' })} />
    ),
    [tile, watched],
  )
}

const PHASES: Readonly<Record<TileSeen['phase'], string>> = {
  lobby: 'gathers',
  night: '',
  dawn: 'dawn: reads the debrief',
  over: 'done with this level',
}

function Tile({
  tile,
  watched,
  onWatch,
}: {
  readonly tile: TileSeen
  readonly watched: boolean
  readonly onWatch: () => void
}) {
  const look = ['tile', ...(tile.safety === 'broken' ? ['bad'] : []), ...(watched ? ['watched'] : [])].join(' ')
  return (
    <button type="button" class={look} aria-pressed={watched} onClick={onWatch}>
      <SmallSea sight={tile.sea} seenMs={tile.seenMs} size={TILE} names={false} />
      <span class="cap">
        <b>{groupName(tile.id)}</b>
        <Lamps tile={tile} />
      </span>
      <span class="say">
        <ClaimFlag size={18} />
        <span class="cut">{tile.claim ?? (PHASES[tile.phase] === '' ? 'no claim yet' : PHASES[tile.phase])}</span>
        {watched && tile.injected.length === 0 && tile.frozen === null && <i class="tag">watched</i>}
        {tile.injected.length > 0 && (
          <i class="tag inj">
            <FogWaves size={16} /> <span class="sr">injected: </span>
            {tile.injected.length}
          </i>
        )}
        {tile.frozen !== null && (
          <i class="tag frz">
            <Snowflake size={16} /> frozen
          </i>
        )}
      </span>
      <span class="sr">{tileWords(tile)}</span>
    </button>
  )
}

export function groupName(id: GroupId): string {
  return `Group ${id}`
}
