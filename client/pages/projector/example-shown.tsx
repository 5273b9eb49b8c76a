/** One wrong move and what came of it, without a name: first foretold, then played by the sea, beside it the reason. */
import { useMemo } from 'preact/hooks'
import { stopsOf } from '../../model/stops.ts'
import { ChartHost } from '../debrief/replay/chart-host.tsx'
import { Transport } from '../debrief/replay/transport.tsx'
import { type Example, mistakeOf } from './example.ts'
import { ExampleWords } from './example-words.tsx'
import { Plane } from './plane.tsx'
import { useWallShowing } from './use-wall-showing.ts'
import { WallQuestion } from './wall-question.tsx'

export function ExampleShown({ shown }: { readonly shown: Example }) {
  const { debrief } = shown
  const { diagram } = debrief
  const { playback, span, question, stage, goOn } = useWallShowing(shown)
  const stops = useMemo(() => [...new Set(stopsOf(diagram).map(stop => stop.atMs))], [diagram])
  const explained = stage === 'explained' || question === undefined
  return (
    <main class="example">
      {explained ? <ExampleWords shown={shown} /> : <WallQuestion question={question} stage={stage} onGoOn={goOn} />}
      <section class="examplesea" aria-label="The night again">
        <ChartHost diagram={diagram} playback={playback} viewer={null} />
        <Transport debrief={debrief} playback={playback} moments={stops} pins={explained} />
      </section>
      {explained && <Plane shown={shown} playback={playback} span={span} wrong={mistakeOf(shown)?.node ?? null} />}
    </main>
  )
}
