/** A world as a search holds it: parts that are shared with every other world that has them, and no names. */
import type { Deal } from '../kernel/level.ts'
import type { Kit, NodeId } from '../kernel/protocol.ts'
import type { NodeState, Spent, World } from '../kernel/world.ts'
import type { Kind, Local, MoveTry } from './local.ts'

/** One act of a search. Where the kernel's acts name an envelope, this says what is in it. */
export type Try<K extends Kit> =
  | MoveTry<K>
  | { readonly type: 'deliver' | 'drop' | 'duplicate'; readonly kind: Kind<K> }
  | { readonly type: 'fire'; readonly node: NodeId; readonly place: number; readonly timer: K['timer'] }
  | { readonly type: 'crash' | 'restart'; readonly node: NodeId; readonly place: number }
  | {
      readonly type: 'request'
      readonly node: NodeId
      readonly place: number
      readonly request: K['request']
      readonly nth: number
    }

export interface Ghost<K extends Kit> {
  readonly number: number
  readonly value: K['ghost']
}

/** Budgets spent so far, and which of the scope's requests were made. */
export class Spending {
  readonly number: number
  readonly spent: Spent
  /** Bit n: the n-th request was made. */
  readonly asked: number
  private readonly next = new Map<string, Spending>()
  private readonly all: Spending[]

  constructor(spent: Spent, asked: number, all: Spending[] = []) {
    this.spent = spent
    this.asked = asked
    this.number = all.length
    this.all = all
    all.push(this)
  }

  and(what: 'drop' | 'duplicate' | 'crash' | 'fire'): Spending {
    return this.remembered(what, { ...this.spent, [what]: this.spent[what] + 1 }, this.asked)
  }

  asking(nth: number): Spending {
    const asked = this.asked | (1 << nth)
    return this.remembered(`ask ${nth}`, { ...this.spent, request: this.spent.request + 1 }, asked)
  }

  /** The same requests made, and nothing else spent. */
  forgiven(): Spending {
    return this.remembered(
      'forgiven',
      { drop: 0, duplicate: 0, crash: 0, fire: 0, request: this.spent.request },
      this.asked,
    )
  }

  private remembered(what: string, spent: Spent, asked: number): Spending {
    const known = this.next.get(what)
    if (known) return known
    const same = this.all.find(s => s.asked === asked && sameSpent(s.spent, spent))
    const found = same ?? new Spending(spent, asked, this.all)
    this.next.set(what, found)
    return found
  }
}

function sameSpent(a: Spent, b: Spent): boolean {
  return (Object.keys(a) as (keyof Spent)[]).every(k => a[k] === b[k])
}

export class SearchWorld<K extends Kit> {
  readonly deal: Deal<K>
  readonly nodes: readonly Local<K>[]
  /** Sorted by rank. */
  readonly channel: readonly Kind<K>[]
  readonly ghost: Ghost<K>
  readonly spending: Spending
  private shown: World<K> | undefined

  constructor(
    deal: Deal<K>,
    nodes: readonly Local<K>[],
    channel: readonly Kind<K>[],
    ghost: Ghost<K>,
    spending: Spending,
  ) {
    this.deal = deal
    this.nodes = nodes
    this.channel = channel
    this.ghost = ghost
    this.spending = spending
  }

  /** As the judge sees it. */
  get world(): World<K> {
    if (this.shown) return this.shown
    const nodes: Record<NodeId, NodeState<K>> = {}
    for (const local of this.nodes) nodes[local.node] = local.state
    const channel = this.channel.map(kind => kind.envelope)
    this.shown = { nodes, channel, ghost: this.ghost.value, spent: this.spending.spent }
    return this.shown
  }

  /** Equal for equal worlds: the numbers of its parts, one character each or, from 2^15 on, two. */
  get key(): string {
    codes.length = 0
    for (const local of this.nodes) code(local.number)
    code(this.ghost.number)
    code(this.spending.number)
    for (const kind of this.channel) code(kind.number)
    return String.fromCharCode(...codes)
  }
}

const codes: number[] = []
const HIGH = 0x8000

function code(n: number): void {
  if (n >= HIGH) codes.push(HIGH | (n >> 15), n & (HIGH - 1))
  else codes.push(n)
}

export function replaced<T>(items: readonly T[], at: number, item: T): T[] {
  const copy = items.slice()
  copy[at] = item
  return copy
}

/** Behind the last of its rank: on a link, last in. */
export function withKind<K extends Kit>(channel: readonly Kind<K>[], kind: Kind<K>): Kind<K>[] {
  const copy = channel.slice()
  let at = copy.length
  for (let before = copy[at - 1]; before !== undefined && before.rank > kind.rank; before = copy[at - 1]) {
    copy[at] = before
    at -= 1
  }
  copy[at] = kind
  return copy
}

/** Without the first of this kind. */
export function withoutKind<K extends Kit>(channel: readonly Kind<K>[], kind: Kind<K>): Kind<K>[] {
  const at = channel.indexOf(kind)
  const copy = channel.slice()
  copy.splice(at, 1)
  return copy
}
