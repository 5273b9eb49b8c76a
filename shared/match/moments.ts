/** Where a night brought up its prepared questions, at every seat, bots' too: for those who watch it when it is over. */
import type { Prediction } from '../kernel/level.ts'
import type { Kit, NodeId } from '../kernel/protocol.ts'
import type { MomentReport } from '../wire/debrief.ts'
import { type History, historyOf } from './history.ts'
import type { NightRun } from './night-run.ts'

export function momentsOf<K extends Kit>(run: NightRun<K>): readonly MomentReport[] {
  const { predictions = [] } = run.plan
  if (predictions.length === 0) return []
  const history = historyOf(run)
  return predictions.flatMap(prediction => {
    const { ask, options, because, hidden = false } = prediction
    const seats = seatsOf(run, history, prediction)
    return seats.length === 0 ? [] : [{ ask, options, because, hidden, seats }]
  })
}

/** Each seat at the moment at which a person there would have been asked; earliest first. */
function seatsOf<K extends Kit>(
  run: NightRun<K>,
  history: History<K>,
  { when, came }: Prediction<K>,
): MomentReport['seats'] {
  const { textbook } = run.config.protocol
  const seats = new Map<NodeId, MomentReport['seats'][number]>()
  for (const [index, world] of history.entries()) {
    // Only whom the last act touched has anything new before it; at the start that is everybody.
    const last = run.acts[index - 1]
    const touched = last === undefined ? Object.keys(world.nodes) : last.node === undefined ? [] : [last.node]
    for (const node of touched) {
      const state = world.nodes[node]
      if (seats.has(node) || !state?.up || !when(state.view) || textbook(state.view) === undefined) continue
      seats.set(node, { node, atMs: last?.atMs ?? 0, came: came(run.world, world, state.view) })
    }
  }
  return [...seats.values()]
}
