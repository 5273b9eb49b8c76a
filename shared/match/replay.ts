/** Play a recorded night again: the same configuration and inputs give the same acts and the same world. */
import { hashText } from '../kernel/dice.ts'
import { type Json, stableText } from '../kernel/json.ts'
import type { Kit } from '../kernel/protocol.ts'
import type { World } from '../kernel/world.ts'
import { type NightConfig, NightRun } from './night-run.ts'
import type { ActRecord, NightInput } from './record.ts'

/** Told of every act as it happens again. */
export type Watcher<K extends Kit> = (run: NightRun<K>, record: ActRecord<K>) => void

/** Up to (not including) this act; to the last input's night's end when it is left out. Throws when an input does not fit. */
export function replay<K extends Kit>(
  config: NightConfig<K>,
  inputs: readonly NightInput[],
  untilAct = Number.POSITIVE_INFINITY,
  watch?: Watcher<K>,
): NightRun<K> {
  const run: NightRun<K> = new NightRun(config, record => watch?.(run, record))
  let next = 0
  while (!run.ended && run.acts.length < untilAct) {
    const input = inputs[next]
    if (input && input.at === run.happenings) {
      next += 1
      apply(run, input)
    } else run.advance()
  }
  return run
}

function apply<K extends Kit>(run: NightRun<K>, input: NightInput): void {
  run.sailTo(input.atMs)
  if (!('node' in input)) {
    if (input.what.type === 'hold') run.hold(input.what.held)
    else run.inject(input.what.fault, input.what.why)
    return
  }
  const { node, what } = input
  switch (what.type) {
    case 'move': {
      const move = what.move as K['move']
      if (!run.admits(node, move)) throw new Error(`input ${stableText(what.move)} of ${node} does not fit this night`)
      run.play(node, move, what.by)
      return
    }
    case 'refused':
      run.refuse(node, what.move as K['move'], what.rule)
      return
    case 'predict':
      run.predict(node, what.id, what.choice, what.confidence)
      return
    case 'control':
      run.control(node, what.hand)
      return
  }
}

/** Of a world that never changes it is worked out once. */
export function worldHash<K extends Kit>(world: World<K>): string {
  const known = hashes.get(world)
  if (known !== undefined) return known
  const fresh = hashText(stableText(world as unknown as Json))
  hashes.set(world, fresh)
  return fresh
}

const hashes = new WeakMap<object, string>()
