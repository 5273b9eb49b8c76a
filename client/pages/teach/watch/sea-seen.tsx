import { LARGE, seaWords } from '../../../model/sea-sight.ts'
import type { TileSeen } from '../../../model/teacher.ts'
import type { WatchState } from '../../../model/watch.ts'
import { SmallSea } from '../sea/small-sea.tsx'

interface SeaSeenProps {
  readonly tile: TileSeen
  readonly seen: WatchState
  readonly large: boolean
}

/** The god's view. Until the closer look is here, what the tile shows must do. */
export function SeaSeen({ tile, seen, large }: SeaSeenProps) {
  const { sea } = seen
  const debrief = tile.phase === 'night' ? null : seen.debrief
  const sight = sea?.sight ?? tile.sea
  return (
    <>
      <SmallSea sight={sight} seenMs={sea?.seenMs ?? tile.seenMs} size={LARGE} names />
      <p class="sr">{seaWords(sight)}</p>
      <p class="dim nightline">
        {tile.level} · night {tile.night.index + 1} of {tile.night.of}
        {tile.night.title !== '' && `: ${tile.night.title}`}
      </p>
      {debrief !== null && (
        <p class={`verdictline ${debrief.safety.held ? (debrief.liveness.reached ? 'ok' : 'wait') : 'bad'}`}>
          <b>{debrief.headline}.</b> {debrief.sentence}
        </p>
      )}
      {sea !== null && (
        <details class="fold" open={large}>
          <summary>What each node holds</summary>
          <ul class="held">
            {sea.panels.map(({ node, panel }) => (
              <li key={node}>
                <h3>{node}</h3>
                <dl>
                  {panel.map(row => (
                    <div key={row.label} class={row.unsaved === true ? 'unsaved' : ''}>
                      <dt>
                        {row.label} <span class="dim">{row.where}</span>
                      </dt>
                      <dd class="mono">
                        {row.value}
                        {row.unsaved === true && <span class="notondisk"> not on disk</span>}
                      </dd>
                    </div>
                  ))}
                </dl>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
