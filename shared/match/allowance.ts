/** What a night's powers still allow the adversary: it proposes, this disposes. */
import type { Act } from '../kernel/act.ts'
import type { Kit, Powers, Protocol } from '../kernel/protocol.ts'
import type { World } from '../kernel/world.ts'

export class Allowance<K extends Kit> {
  private readonly protocol: Protocol<K>
  private readonly powers: Powers
  private readonly passes = new Map<string, number>()
  /** Rings before their time; those that were due anyway cost nothing. */
  private earlyFires = 0

  constructor(protocol: Protocol<K>, powers: Powers) {
    this.protocol = protocol
    this.powers = powers
  }

  /** Whether this act is possible and within the powers. An early ring that is allowed is spent. */
  grants(world: World<K>, act: Act<K>): boolean {
    const { powers } = this
    const { spent } = world
    switch (act.type) {
      case 'drop':
        return spent.drop < powers.drop
      case 'duplicate':
        return spent.duplicate < powers.duplicate
      case 'crash': {
        const state = world.nodes[act.node]
        return state?.up === true && spent.crash < powers.crash && this.protocol.mortal?.(state.view) !== false
      }
      case 'fire': {
        if (this.earlyFires >= powers.fire || world.nodes[act.node]?.view.armed.includes(act.timer) !== true)
          return false
        this.earlyFires += 1
        return true
      }
      case 'deliver':
        return world.channel.some(e => e.id === act.envelope)
      default:
        return false
    }
  }

  /** Whether the envelope may be passed over once more. */
  pass(id: string): boolean {
    const passed = this.passes.get(id) ?? 0
    if (passed >= this.powers.patience) return false
    this.passes.set(id, passed + 1)
    return true
  }
}
