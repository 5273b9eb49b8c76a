/**
 * Whether the server's memory stays flat while matches come and go: people enter, play for some minutes and leave for good,
 * and others follow them. What a match leaves behind would grow with every one of them.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { atMost, type Figure, figure, type Part } from './measure.ts'
import { startRealServer } from './real-server.ts'
import { residentMegabytes } from './server/child.ts'
import { startLoad } from './server/orders.ts'

const ROOMS_AT_ONCE = 40
const ROOMS_A_STEP = 10
const STEP_MS = 30_000
const SAMPLE_MS = 5_000
/** The second third of the time against the last one: by then everything has been loaded, compiled and cached. */
const GROWTH_AIM_PERCENT = 10

interface Sample {
  readonly atMs: number
  readonly heapMegabytes: number
  readonly residentMegabytes: number
}

async function sample(url: string, pid: number, beganMs: number): Promise<Sample> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const heap = Number(/^isles_nodejs_heap_size_used_bytes (\S+)$/m.exec(text)?.[1])
  return {
    atMs: Math.round(performance.now() - beganMs),
    heapMegabytes: heap / 1024 / 1024,
    residentMegabytes: residentMegabytes(pid) ?? Number.NaN,
  }
}

/** The heap goes up and down between two collections: of each minute the lowest value counts. */
function floorOf(samples: readonly Sample[]): number {
  const minutes = Map.groupBy(samples, ({ atMs }) => Math.floor(atMs / 60_000))
  const floors = [...minutes.values()].map(of => Math.min(...of.map(({ heapMegabytes }) => heapMegabytes)))
  return floors.reduce((sum, floor) => sum + floor, 0) / floors.length
}

export async function measureMemory(tell: (words: string) => void, minutes: number): Promise<Omit<Part, 'part'>> {
  const server = await startRealServer()
  const load = startLoad()
  const beganMs = performance.now()
  const samples: Sample[] = []
  let [entered, left] = [0, 0]
  try {
    const port = Number(new URL(server.url).port)
    let nextStepMs = 0
    while (performance.now() - beganMs < minutes * 60_000) {
      if (performance.now() - beganMs >= nextStepMs) {
        nextStepMs += STEP_MS
        await load.order({ type: 'enter', kind: 'match', port, rooms: ROOMS_A_STEP })
        entered += ROOMS_A_STEP
        if (entered - left > ROOMS_AT_ONCE) {
          await load.order({ type: 'leave', rooms: ROOMS_A_STEP })
          left += ROOMS_A_STEP
        }
      }
      samples.push(await sample(server.url, server.pid, beganMs))
      const last = samples.at(-1)
      tell(
        `${Math.round((last?.atMs ?? 0) / 1000)} s: ${entered} matches begun, ${left} left, heap ${last?.heapMegabytes.toFixed(1)} MB, resident ${last?.residentMegabytes.toFixed(0)} MB`,
      )
      await sleep(SAMPLE_MS)
    }
  } finally {
    await load.end()
    await server.end()
  }
  return { figures: figuresOf(samples, minutes, entered), details: samples }
}

function figuresOf(samples: readonly Sample[], minutes: number, entered: number): readonly Figure[] {
  const totalMs = minutes * 60_000
  const between = (from: number, to: number) =>
    samples.filter(({ atMs }) => atMs >= from * totalMs && atMs < to * totalMs)
  const [middle, end] = [between(1 / 3, 2 / 3), between(2 / 3, 1.01)]
  const how = `${minutes} minutes, ${entered} matches of five one after another, ${ROOMS_AT_ONCE} at once`
  const growth = (floorOf(end) / floorOf(middle) - 1) * 100
  const resident = (of: readonly Sample[]) => Math.max(...of.map(one => one.residentMegabytes))
  return [
    atMost(GROWTH_AIM_PERCENT, figure('heap, last third to second', growth, '%', `lowest of each minute; ${how}`)),
    figure('heap in the last third', floorOf(end), 'MB', 'lowest of each minute'),
    figure('resident, second third', resident(middle), 'MB', 'highest'),
    figure('resident, last third', resident(end), 'MB', 'highest'),
  ]
}
