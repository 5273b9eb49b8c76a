/** How long the frames of the space-time diagram are while it is dragged and zoomed, in a browser without a GPU. */
import type { Page } from 'playwright'
import { findChromium } from '../e2e/chromium.ts'
import { setDiagramStage } from '../e2e/diagram/stage.ts'
import { type Figure, figure, type Part, unmeasured } from './measure.ts'

const EVENTS = 500
const STEPS = 60
const ROUNDS = 4
const WARM_STEPS = 10

/** One input of the hand, then the next frame. */
type Gesture = (page: Page, step: number) => Promise<void>

const GESTURES: Readonly<Record<'drag' | 'zoom', Gesture>> = {
  drag: (page, step) => page.mouse.move(900 - (step % STEPS) * 8, 300),
  zoom: (page, step) => page.mouse.wheel(0, step % STEPS < STEPS / 2 ? -12 : 12),
}

export async function measureDiagram(tell: (words: string) => void): Promise<Omit<Part, 'part'>> {
  if (findChromium() === undefined) return { figures: [unmeasured('frames', 'there is no Chromium')] }
  const stage = await setDiagramStage()
  try {
    const { page, events } = await stage.open(EVENTS)
    const drag = await drags(page)
    const zoom = await zooms(page)
    const how = `${events} events, software rendering, between two frames, ${STEPS} steps ${ROUNDS} times`
    const figures = [
      ['drag', drag],
      ['zoom', zoom],
    ] as const
    return {
      figures: figures.flatMap(([what, ms]): readonly Figure[] => {
        tell(`diagram: ${what}, ${quantile(ms, 0.5).toFixed(1)} ms a frame`)
        return [
          figure(`${what}, frame p50`, quantile(ms, 0.5), 'ms', how),
          figure(`${what}, frame p95`, quantile(ms, 0.95), 'ms', how),
        ]
      }),
      details: { events, drag, zoom },
    }
  } finally {
    await stage.close()
  }
}

async function drags(page: Page): Promise<readonly number[]> {
  const all: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await page.locator('.diascroll').evaluate(element => element.scrollTo({ left: 200 }))
    await GESTURES.drag(page, 0)
    await page.mouse.down()
    all.push(...(await framesDuring(page, GESTURES.drag)))
    await page.mouse.up()
  }
  return all
}

async function zooms(page: Page): Promise<readonly number[]> {
  const all: number[] = []
  await page.mouse.move(700, 300)
  await page.keyboard.down('Control')
  for (let round = 0; round < ROUNDS; round++) all.push(...(await framesDuring(page, GESTURES.zoom)))
  await page.keyboard.up('Control')
  return all
}

/** Milliseconds between frames; the first steps are not counted. */
async function framesDuring(page: Page, gesture: Gesture): Promise<readonly number[]> {
  for (let step = 0; step < WARM_STEPS; step++) await gesture(page, step)
  const recorder = await page.evaluateHandle(() => {
    const frames = { on: true, atMs: [] as number[] }
    const next = (): void => {
      frames.atMs.push(performance.now())
      if (frames.on) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    return frames
  })
  for (let step = WARM_STEPS; step < WARM_STEPS + STEPS; step++) await gesture(page, step)
  const atMs = await recorder.evaluate(frames => {
    frames.on = false
    return frames.atMs
  })
  return atMs.slice(1).map((ms, i) => ms - (atMs[i] ?? ms))
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
