/** One clock for all small seas of a page: it ticks at a modest rate, and only while the page is seen and something is afloat. */
const FRAME_MS = 66

type Tick = (nowMs: number) => void

const ticks = new Set<Tick>()
let frame = 0
let lastMs = 0

function run(nowMs: number): void {
  frame = requestAnimationFrame(run)
  // A little less, or a screen of 60 Hz would skip every fourth frame for every fifth.
  if (nowMs - lastMs < FRAME_MS - 4) return
  lastMs = nowMs
  for (const tick of ticks) tick(nowMs)
}

/** The browser itself stops asking for frames while the page is hidden. */
export function onTide(tick: Tick): () => void {
  ticks.add(tick)
  if (frame === 0) frame = requestAnimationFrame(run)
  return () => {
    ticks.delete(tick)
    if (ticks.size > 0) return
    cancelAnimationFrame(frame)
    frame = 0
  }
}
