/** A group's sea from above, as everything is: islands, boats on their way, storms that swallow one, walls of fog. */
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { SeaSight } from '../../../../shared/wire/classroom.ts'
import { type SeaSize, seaFrame, seaWords } from '../../../model/sea-sight.ts'
import { type Fleet, sail } from './fleet.ts'
import { Standing } from './standing.tsx'
import { onTide } from './tides.ts'

interface SmallSeaProps {
  readonly sight: SeaSight
  /** This machine's time at which the sight was taken. */
  readonly seenMs: number
  readonly size: SeaSize
  readonly names: boolean
}

export function SmallSea({ sight, seenMs, size, names }: SmallSeaProps) {
  const host = useRef<HTMLCanvasElement>(null)
  const nodes = sight.islands.map(island => island.node).join()
  const frame = useMemo(() => seaFrame(nodes.split(','), size), [nodes, size])
  // Most of what comes is about boats: what stands is not compared again.
  const look = JSON.stringify([sight.islands, sight.fog])
  const standing = useMemo(() => <Standing sight={sight} frame={frame} names={names} />, [look, frame, names])
  const fleet = useRef<Fleet>({ sight, seenMs, frame })
  fleet.current = { sight, seenMs, frame }
  const draw = () => {
    if (host.current !== null) sail(host.current, fleet.current, performance.now())
  }
  useEffect(draw, [sight, frame])
  const moving = sight.boats.length > 0 && sight.rate > 0
  useEffect(() => (moving && host.current !== null ? whileSeen(host.current, draw) : undefined), [moving])
  return (
    <span class="smallsea">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={seaWords(sight)}>
        {standing}
      </svg>
      <canvas ref={host} />
    </span>
  )
}

function whileSeen(element: Element, tick: () => void): () => void {
  let stop: (() => void) | null = null
  const halt = () => {
    stop?.()
    stop = null
  }
  const watcher = new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting === true) stop ??= onTide(tick)
    else halt()
  })
  watcher.observe(element)
  return () => {
    watcher.disconnect()
    halt()
  }
}
