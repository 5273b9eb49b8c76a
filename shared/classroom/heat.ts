/** The misconceptions of a class as they show in its mistakes: the belief, how many held it in which group, and where to see it. */
import type { NodeId } from '../kernel/protocol.ts'
import type { GroupId, HeatRow, StudentId } from '../wire/classroom.ts'
import type { NightDone } from './state.ts'

/** What a rule is called and why it stands; undefined for one that no misconception is behind. */
export type Beliefs = (protocol: string, rule: string) => Pick<HeatRow, 'word' | 'why' | 'cite'> | undefined

/** The mistakes of a night that is still played. */
export interface RunningMistakes {
  readonly group: GroupId
  readonly protocol: string
  readonly mistakes: readonly { readonly student: StudentId | null; readonly rule: string }[]
}

/** A mistake that can be shown on the projector: the night is over, and it really happened. */
export interface Example {
  readonly night: NightDone
  readonly node: NodeId
  readonly rule: string
  readonly act: number
}

interface Held {
  readonly protocol: string
  readonly rule: string
  readonly group: GroupId
  /** Somebody in some night: who makes one mistake five times in a night holds one belief. */
  readonly holder: string
  readonly example: string | null
}

/** The most frequent first. What bots did counts nowhere: they hold no belief. */
export function heatOf(
  nights: readonly NightDone[],
  running: readonly RunningMistakes[],
  beliefs: Beliefs,
): readonly HeatRow[] {
  const rows = Map.groupBy(
    [...nights.flatMap(heldIn), ...running.flatMap(heldNow)],
    held => `${held.protocol}/${held.rule}`,
  )
  return [...rows.values()]
    .flatMap(all => {
      const [{ protocol, rule }] = all as [Held, ...Held[]]
      const belief = beliefs(protocol, rule)
      return belief ? [{ rule, ...belief, ...countsOf(all) }] : []
    })
    .sort((a, b) => b.total - a.total || (a.rule < b.rule ? -1 : 1))
}

function heldIn(night: NightDone): readonly Held[] {
  const { group, protocol, mistakes } = night
  return mistakes.flatMap(({ student, rule, act }, nth) => {
    const holder = `${night.id}/${student}`
    return student === null
      ? []
      : [{ protocol, rule, group, holder, example: act === null ? null : `${night.id}/${nth}` }]
  })
}

function heldNow({ group, protocol, mistakes }: RunningMistakes): readonly Held[] {
  return mistakes.flatMap(({ student, rule }) =>
    student === null ? [] : [{ protocol, rule, group, holder: `now/${group}/${student}`, example: null }],
  )
}

/** The latest example of each group: the freshest in mind. */
function countsOf(all: readonly Held[]): Pick<HeatRow, 'total' | 'counts' | 'examples'> {
  const counts = [...Map.groupBy(all, ({ group }) => group)].map(
    ([group, held]) => [group, new Set(held.map(({ holder }) => holder)).size] as const,
  )
  const examples = all.flatMap(({ group, example }) => (example === null ? [] : [[group, example] as const]))
  return {
    total: counts.reduce((sum, [, count]) => sum + count, 0),
    counts: Object.fromEntries(counts),
    examples: Object.fromEntries(examples),
  }
}

/** What the id of an example stands for. Undefined: there is none of that name. */
export function findExample(nights: readonly NightDone[], id: string): Example | undefined {
  const cut = id.lastIndexOf('/')
  const night = nights.find(done => done.id === id.slice(0, cut))
  const mistake = night?.mistakes[Number(id.slice(cut + 1))]
  if (!night || !mistake || mistake.act === null || mistake.student === null) return undefined
  return { night, node: mistake.node, rule: mistake.rule, act: mistake.act }
}
