/** What must hold and what shall be reached. Reads whole worlds and all books; no seat ever sees this. */
import type { Breach, Invariant, NodeId, Progress } from '../../kernel/protocol.ts'
import type { Happening, World } from '../../kernel/world.ts'
import { bookOf } from './physics.ts'
import type { Entry, Ghost, SagaKit } from './words.ts'

type Sea = World<SagaKit>

export const ghost: Ghost = {}

export function witness(before: Ghost, seen: Happening<SagaKit>): { readonly ghost: Ghost } {
  let told = before
  for (const claim of seen.claims)
    if (claim.type === 'told-customer') told = { ...told, [claim.ship]: { outcome: claim.outcome, steps: claim.steps } }
  return { ghost: told }
}

function booksOf(world: Sea): readonly { readonly node: NodeId; readonly line: Entry }[] {
  return Object.entries(world.nodes).flatMap(([node, { view }]) => bookOf(view).map(line => ({ node, line })))
}

/** How often a step stands: done and not undone, under whatever keys. */
function inForce(world: Sea, node: NodeId, ship: string, step: number): number {
  const view = world.nodes[node]?.view
  if (!view) return 0
  return bookOf(view)
    .filter(line => line.ship === ship && line.step === step)
    .reduce((sum, { did, undid }) => sum + did - undid, 0)
}

export const toldIsSo: Invariant<SagaKit> = {
  id: 'told-is-so',
  says: 'Once a customer is told "done", every step stands and goes on standing; once told "cancelled", nothing stands any more.',
  cite: 'Garcia-Molina and Salem, "Sagas", Introduction: all of T1...Tn, or T1...Tj, Cj...C1',
  broken(world) {
    for (const [ship, { outcome, steps }] of Object.entries(world.ghost)) {
      const wrong = steps.filter((node, step) => inForce(world, node, ship, step) > 0 !== (outcome === 'done'))
      if (wrong.length === 0) continue
      const what = outcome === 'done' ? 'a step is missing' : 'something still stands'
      return { headline: `${ship} was told "${outcome}", and ${what}`, witnesses: wrong }
    }
    return undefined
  },
}

function twice(world: Sea, says: (ship: string) => string, times: (line: Entry) => number): Breach | undefined {
  for (const [node, { view }] of Object.entries(world.nodes)) {
    const book = bookOf(view)
    const again = book.find((line, at) => timesUpTo(book, at, line, times) > 1)
    if (again) return { headline: says(again.ship), witnesses: [node] }
  }
  return undefined
}

/** How often its step was done up to this line, under whatever keys. */
function timesUpTo(
  book: readonly Entry[],
  last: number,
  { ship, step }: Entry,
  times: (line: Entry) => number,
): number {
  return book.reduce((n, line, at) => (at <= last && line.ship === ship && line.step === step ? n + times(line) : n), 0)
}

export const doneOnce: Invariant<SagaKit> = {
  id: 'done-once',
  says: 'Nothing is charged or booked twice for one journey.',
  cite: 'Richardson, Microservices Patterns §3.3.6',
  broken: world =>
    twice(
      world,
      ship => `${ship} was charged or booked twice`,
      line => line.did,
    ),
}

export const undoneOnce: Invariant<SagaKit> = {
  id: 'undone-once',
  says: 'Nothing is refunded or cancelled twice for one journey.',
  cite: 'Richardson, Microservices Patterns §3.3.6',
  broken: world =>
    twice(
      world,
      ship => `${ship} was refunded or cancelled twice`,
      line => line.undid,
    ),
}

export const paidFor: Invariant<SagaKit> = {
  id: 'paid-for',
  says: 'While a room or seat is held for a journey that was charged, its payment is not given back.',
  cite: 'Garcia-Molina and Salem, "Sagas", Introduction: compensations run in reverse order',
  broken(world) {
    const lines = booksOf(world)
    const bank = (node: NodeId): boolean => world.nodes[node]?.view.cast[node] === 'bank'
    const stands = ({ did, undid }: Entry): boolean => did > undid
    for (const { node, line } of lines) {
      if (bank(node) || !stands(line)) continue
      const payments = lines.filter(l => bank(l.node) && l.line.ship === line.ship && l.line.did > 0)
      if (payments.length > 0 && !payments.some(p => stands(p.line)))
        return {
          headline: `${line.ship} got its money back and still holds a booking`,
          witnesses: [node, ...payments.map(p => p.node)],
        }
    }
    return undefined
  },
}

/** Journeys whose customer was told how they ended. */
export function goal(world: Sea): Progress {
  const done = Object.keys(world.ghost).length
  const views = Object.values(world.nodes).map(n => n.view)
  const open = views.filter(v => v.disk.journey !== null).length
  const wanted = views[0]?.setup.journeys ?? 0
  return wanted > 0 ? { done: Math.min(done, wanted), of: wanted } : { done, of: done + open }
}
