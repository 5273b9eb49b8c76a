/** Where Phaser draws the night again. Where it cannot run, the words beside it do. */
import { useEffect } from 'preact/hooks'
import type { Diagram } from '../../../../shared/wire/debrief.ts'
import { useDrawn } from '../../../hud/use-drawn.ts'
import type { Playback } from '../../../model/playback.ts'
import { seaAt } from '../../../model/replay.ts'
import type { Store } from '../../../model/store.ts'

interface ChartHostProps {
  readonly diagram: Diagram
  readonly playback: Store<Playback>
  readonly viewer: string | null
}

export function ChartHost({ diagram, playback, viewer }: ChartHostProps) {
  const { host, drawing: chart, failed } = useDrawn((module, canvas) => module.createChart(canvas))

  useEffect(() => {
    if (chart === null) return undefined
    const show = () => chart.show(seaAt(diagram, playback.get().atMs, viewer))
    show()
    return playback.subscribe(show)
  }, [chart, diagram, playback, viewer])

  return (
    <>
      <div
        ref={host}
        class="chart"
        role="img"
        aria-label={viewer === null ? 'The whole sea at this moment' : `The sea as ${viewer} saw it`}
        hidden={failed}
      />
      {failed && <p class="dim">The sea cannot be drawn on this machine. The words below tell the same.</p>}
    </>
  )
}
