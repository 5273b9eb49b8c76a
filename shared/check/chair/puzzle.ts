/**
 * The network's chair: a person is the channel of a small cluster of bots. An asynchronous scope in which rules have their
 * price is such a puzzle: once for each of them, with bots that break it, and once with bots that play by the book.
 * Nothing here is written by hand for a protocol.
 */
import type { Level, Night, Scope } from '../../kernel/level.ts'
import type { Kit, Protocol } from '../../kernel/protocol.ts'
import { protocols } from '../../protocols/registry.ts'

export interface Puzzle<K extends Kit> {
  readonly protocol: Protocol<K>
  readonly scope: Scope<K>
  /** The rule that every bot of the cluster breaks whenever it can; null: they play by the book. */
  readonly flaw: K['rule'] | null
}

export interface PuzzleName {
  readonly protocol: string
  readonly scope: string
  readonly flaw: string | null
}

/** In synchronous rounds, or without any power, the channel has nothing to choose. */
function hasChoice<K extends Kit>({ powers }: Scope<K>): boolean {
  return powers.timing === 'asynchronous' && powers.drop + powers.duplicate + powers.crash + powers.fire > 0
}

export function puzzlesOf<K extends Kit>(protocol: Protocol<K>): readonly Puzzle<K>[] {
  const scopes = protocol.scopes.filter(hasChoice)
  return scopes.flatMap(scope => {
    const flaws = (Object.keys(protocol.rules) as K['rule'][]).filter(id => {
      const { costs } = protocol.rules[id]
      return costs !== 'goal' && costs.scope === scope.id
    })
    // Bots by the book sit only where a flaw can be compared with them: there something is at stake.
    const lawful = flaws.length > 0 && scope.worlds > 0 ? [null] : []
    return [...flaws, ...lawful].map((flaw): Puzzle<K> => ({ protocol, scope, flaw }))
  })
}

export function allPuzzles(): readonly Puzzle<Kit>[] {
  return protocols.flatMap(puzzlesOf)
}

export function findPuzzle({ protocol, scope, flaw }: PuzzleName): Puzzle<Kit> | undefined {
  return allPuzzles().find(p => p.protocol.name === protocol && p.scope.id === scope && p.flaw === flaw)
}

/** The level and night whose cast and setup a puzzle takes. */
export function stageOf<K extends Kit>({
  protocol,
  scope,
}: Puzzle<K>): {
  readonly level: Level<K>
  readonly night: Night<K>
} {
  const level = protocol.levels.find(l => l.id === scope.level)
  const night = level?.nights[scope.night]
  if (!level || !night) throw new Error(`scope ${scope.id} names no night`)
  return { level, night }
}
