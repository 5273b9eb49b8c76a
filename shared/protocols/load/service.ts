/** A service: a queue, and so much work a beat. */
import { unreachable } from '../../kernel/unreachable.ts'
import {
  attemptOf,
  balancerOf,
  callers,
  type LoadCard,
  type LoadEffect,
  type LoadOutcome,
  messageOn,
  outcome,
  sleeps,
  tallied,
} from './cards.ts'
import type { LoadView, Move, Service, ServiceMove, Waiting } from './words.ts'

export function serviceMenu(view: LoadView, service: Service, card: LoadCard): readonly Move[] {
  const n = card.card
  if (card.type === 'request') return []
  if (card.type === 'envelope')
    return [
      { type: 'accept', card: n },
      { type: 'shed', card: n },
    ]
  return [
    { type: 'work', card: n },
    ...(service.queue.some(w => hungUp(view, w)) ? [{ type: 'sweep' as const, about: n }] : []),
    { type: 'rest', card: n },
  ]
}

export function hungUp({ setup }: LoadView, { beats }: Waiting): boolean {
  return beats >= setup.deadline
}

export function workLeft({ queue }: Service): number {
  return queue.reduce((sum, { left }) => sum + left, 0)
}

/** What it can do in a beat, after so many beats of warming up. */
function workAt({ setup }: LoadView, warm: number): number {
  return setup.cold[warm] ?? setup.work
}

/** What it can do in the next beat: rejections have taken their toll. */
export function workNow(view: LoadView, { warm, toll }: Service): number {
  return Math.max(0, workAt(view, warm) - toll)
}

/** As much as it can answer before the last of them hangs up: a longer queue only makes dead answers (Little: L = λW). */
export function usefulQueue(view: LoadView, service: Service): number {
  const later = Array.from({ length: view.setup.deadline - 1 }, (_, i) => workAt(view, service.warm + i + 1))
  return later.reduce((sum, work) => sum + work, workNow(view, service))
}

export function serviceApply(view: LoadView, service: Service, move: ServiceMove): LoadOutcome {
  const { setup } = view
  switch (move.type) {
    case 'accept': {
      const attempt = attemptOf(messageOn(view, move.card))
      const { count } = attempt
      const queue = [...service.queue, { ...attempt, left: count, beats: 0 }]
      return outcome(
        { ...service, queue, tallies: tallied(service.tallies, { came: count }) },
        sleeps(view, 'beat') ? [beat(view)] : [],
      )
    }
    case 'shed': {
      const attempt = attemptOf(messageOn(view, move.card))
      return outcome(
        {
          ...service,
          toll: service.toll + setup.toll,
          tallies: tallied(service.tallies, { came: attempt.count }),
        },
        [{ type: 'send', to: balancerOf(view), message: { type: 'Reject', ...attempt } }],
      )
    }
    case 'work': {
      const { served, queue } = firstComeFirstServed(service.queue, workNow(view, service))
      const count = callers(served)
      const beats = Math.max(0, ...served.map(w => w.beats + 1))
      const worked: Service = {
        ...service,
        queue: queue.map(w => ({ ...w, beats: w.beats + 1 })),
        toll: 0,
        warm: Math.min(service.warm + 1, setup.cold.length),
        tallies: tallied(service.tallies, { answered: count }, true),
      }
      return outcome(worked, [
        ...served.map(
          (w): LoadEffect => ({
            type: 'send',
            to: balancerOf(view),
            message: { type: 'Answer', ...attemptOf(w) },
          }),
        ),
        ...(count > 0 ? [{ type: 'claim' as const, claim: { type: 'served' as const, count, beats } }] : []),
        ...(queue.length > 0 ? [beat(view)] : []),
      ])
    }
    case 'rest': {
      const queue = service.queue.map(w => ({ ...w, beats: w.beats + 1 }))
      return outcome({ ...service, queue, tallies: tallied(service.tallies, {}, true) }, [beat(view)])
    }
    case 'sweep': {
      const gone = service.queue.filter(w => hungUp(view, w))
      return outcome(
        { ...service, queue: service.queue.filter(w => !hungUp(view, w)) },
        gone.map(w => ({ type: 'send', to: balancerOf(view), message: { type: 'Reject', ...attemptOf(w) } })),
      )
    }
    default:
      return unreachable(move)
  }
}

function beat({ setup }: LoadView): LoadEffect {
  return { type: 'arm', timer: 'beat', afterMs: setup.beatMs }
}

function firstComeFirstServed(
  queue: readonly Waiting[],
  work: number,
): { readonly served: readonly Waiting[]; readonly queue: readonly Waiting[] } {
  let able = work
  const after = queue.map(w => {
    const doing = Math.min(able, w.left)
    able -= doing
    return { ...w, left: w.left - doing }
  })
  return { served: after.filter(w => w.left === 0), queue: after.filter(w => w.left > 0) }
}
