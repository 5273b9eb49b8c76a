/**
 * Predict, act, explain (White and Gunstone, "Probing Understanding", 1992): at a marked moment a person says what will
 * happen, and how sure that is, before it does. The question closes with the seat's next move; the debrief compares.
 */
import type { Prediction } from '../kernel/level.ts'
import type { Kit, NodeId, View } from '../kernel/protocol.ts'
import type { World } from '../kernel/world.ts'
import type { Confidence } from '../wire/screen.ts'

export interface Asked<K extends Kit> {
  readonly node: NodeId
  readonly prediction: Prediction<K>
  /** What the seat saw when it was asked, and how things really stood. */
  readonly view: View<K>
  readonly world: World<K>
}

export interface Foretold<K extends Kit> extends Asked<K> {
  readonly choice: number
  readonly confidence: Confidence
}

export class Predictions<K extends Kit> {
  /** What was answered, oldest first. */
  readonly foretold: Foretold<K>[] = []
  private readonly prepared: readonly Prediction<K>[]
  private readonly asked = new Set<string>()
  private readonly open = new Map<NodeId, Asked<K>>()

  constructor(prepared: readonly Prediction<K>[]) {
    this.prepared = prepared
  }

  /** After anything has changed for a person's seat. Each is asked once, one at a time. */
  look(world: World<K>, view: View<K>): void {
    const node = view.self
    if (this.open.has(node)) return
    const next = this.prepared.find(({ id, when }) => !this.asked.has(`${node}/${id}`) && when(view))
    if (!next) return
    this.asked.add(`${node}/${next.id}`)
    this.open.set(node, { node, prediction: next, view, world })
  }

  of(node: NodeId): Asked<K> | undefined {
    return this.open.get(node)
  }

  /** False when nothing of that name is open, or there is no such option. */
  answer(node: NodeId, id: string, choice: number, confidence: Confidence): boolean {
    const asked = this.open.get(node)
    if (asked?.prediction.id !== id || asked.prediction.options[choice] === undefined) return false
    this.open.delete(node)
    this.foretold.push({ ...asked, choice, confidence })
    return true
  }

  /** The seat has moved: what happens now is no prediction any more. */
  close(node: NodeId): void {
    this.open.delete(node)
  }
}
