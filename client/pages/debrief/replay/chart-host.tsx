/** Where the chart is drawn. It is fetched with the board, on its own; where it cannot run, the words beside it do. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Diagram } from '../../../../shared/wire/debrief.ts'
import type { BoardOptions, Chart } from '../../../board/model.ts'
import type { Playback } from '../../../model/playback.ts'
import { preferences, wantsReducedMotion } from '../../../model/preferences.ts'
import { seaAt } from '../../../model/replay.ts'
import { rendererWanted } from '../../../model/route.ts'
import type { Store } from '../../../model/store.ts'

interface ChartHostProps {
  readonly diagram: Diagram
  readonly playback: Store<Playback>
  readonly viewer: string | null
}

interface BoardModule {
  readonly createChart: (options: Pick<BoardOptions, 'parent' | 'renderer'>) => Promise<Chart>
}

// A glob, so that a client without a board still builds.
const modules = import.meta.glob<BoardModule>('../../../board/board.ts')

export function ChartHost({ diagram, playback, viewer }: ChartHostProps) {
  const host = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<Chart | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const parent = host.current
    const load = Object.values(modules)[0]
    if (parent === null || load === undefined) {
      setFailed(true)
      return undefined
    }
    let made: Chart | null = null
    let gone = false
    load()
      .then(module => module.createChart({ parent, renderer: rendererWanted() }))
      .then(created => {
        if (gone) created.destroy()
        else {
          made = created
          setChart(created)
        }
      })
      .catch(() => setFailed(true))
    return () => {
      gone = true
      made?.destroy()
    }
  }, [])

  useEffect(() => {
    if (chart === null) return undefined
    const apply = () => chart.setReducedMotion(wantsReducedMotion())
    apply()
    return preferences.subscribe(apply)
  }, [chart])

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
