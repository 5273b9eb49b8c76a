/** Searches in threads: they answer, they can be cancelled, and none of them runs away. */
import { describe, expect, it } from 'vitest'
import { SearchDesk } from '../../server/search/desk.ts'
import type { Job } from '../../server/search/job.ts'
import { LIMITS, search } from '../../server/search/search.ts'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { unpunished } from '../../shared/match/close-calls.ts'
import type { NightRun } from '../../shared/match/night-run.ts'
import { handsFor, playNight } from '../../shared/match/simulate.ts'
import { protocols } from '../../shared/protocols/registry.ts'
import type { Inquiry } from '../../shared/wire/debrief.ts'
import { evenings } from '../battery/nights.ts'
import { brokenNights } from '../check/broken-nights.ts'

const [protocol] = protocols
const [broken] = protocol ? brokenNights(protocol, 1) : []

function jobOf(run: NightRun<Kit>, inquiry: Inquiry): Job {
  const { protocol, level, night, seed, hands } = run.config
  return { protocol: protocol.name, level: level.id, page: { night, seed, hands, inputs: run.inputs }, inquiry }
}

function job(inquiry: Inquiry): Job {
  if (!broken) throw new Error('no broken night')
  return jobOf(broken.run, inquiry)
}

/** A flawed bot where the adversary does not strike. */
function lucky(): NightRun<Kit> {
  for (const evening of evenings)
    for (const flaw of evening.plan.teaches)
      for (const seat of Object.keys(evening.plan.deals[0] ?? {})) {
        const run = playNight(evening, 'lucky-0', handsFor(evening, { by: 'bot', flaw }, [seat]))
        if (unpunished(run).length > 0) return run
      }
  throw new Error('every mistake is punished')
}

const DEAF = new URL('./threads/deaf.ts', import.meta.url)
const GREEDY = new URL('./threads/greedy.ts', import.meta.url)

describe('a search', () => {
  it('tells the story of a broken night that is played again in its thread', async () => {
    const ended = await search(job({ type: 'story' })).done
    if (ended.ended !== 'answered' || ended.answer.type !== 'story') throw new Error(`ended: ${ended.ended}`)
    expect(ended.answer.headline).toBe(broken?.run.breach?.headline)
    expect(ended.answer.of).toBe(broken?.run.acts.length)
    expect(ended.answer.lines.length).toBeLessThan(ended.answer.of)
    expect(ended.answer.lines.some(line => line.rules.includes(broken?.rule ?? ''))).toBe(true)
  })

  it('tells of every mistake that went unpunished, and on the way how far it is', async () => {
    const run = lucky()
    const progress: number[] = []
    const limits = { ...LIMITS, maxWorlds: 20_000 }
    const ended = await search(jobOf(run, { type: 'close-calls' }), limits, worlds => progress.push(worlds)).done
    if (ended.ended !== 'answered' || ended.answer.type !== 'close-calls') throw new Error(`ended: ${ended.ended}`)
    expect(ended.answer.calls.map(call => call.act)).toEqual(unpunished(run).map(act => act.index))
    expect(progress.length).toBeGreaterThan(0)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expect(progress.at(-1)).toBeLessThanOrEqual(limits.maxWorlds)
  })

  it('has nothing to say of a goal that was not missed', async () => {
    expect(await search(job({ type: 'enough' })).done).toEqual({ ended: 'answered', answer: { type: 'nothing' } })
  })

  it('ends with what it has when its time is up', async () => {
    const ended = await search(job({ type: 'story' }), { ...LIMITS, timeMs: 1, graceMs: 20_000 }).done
    expect(ended.ended).toBe('answered')
  })

  it('is ended from outside when it does not listen', async () => {
    const beganMs = performance.now()
    const ended = await search(job({ type: 'story' }), { ...LIMITS, timeMs: 200, graceMs: 200 }, undefined, DEAF).done
    expect(ended).toEqual({ ended: 'out of time' })
    expect(performance.now() - beganMs).toBeLessThan(5_000)
  })

  it('is ended when it wants too much memory', async () => {
    const limits = { ...LIMITS, timeMs: 30_000, memoryMb: 32 }
    expect(await search(job({ type: 'story' }), limits, undefined, GREEDY).done).toEqual({ ended: 'out of memory' })
  })

  it('can be cancelled', async () => {
    const running = search(job({ type: 'story' }), LIMITS, undefined, DEAF)
    running.cancel()
    expect(await running.done).toEqual({ ended: 'cancelled' })
  })

  it('says why it failed', async () => {
    const ended = await search({ ...job({ type: 'story' }), level: 'nowhere' }).done
    expect(ended).toEqual({ ended: 'failed', why: expect.stringContaining('nowhere') })
  })
})

describe('the desk', () => {
  it('begins one search after another, and one that waits can be cancelled', async () => {
    const desk = new SearchDesk(1)
    const first = desk.ask(job({ type: 'story' }))
    const second = desk.ask(job({ type: 'story' }))
    const third = desk.ask(job({ type: 'enough' }))
    second.cancel()
    const order: string[] = []
    void first.done.then(() => order.push('first'))
    void third.done.then(() => order.push('third'))
    expect(await second.done).toEqual({ ended: 'cancelled' })
    expect((await third.done).ended).toBe('answered')
    expect(order).toEqual(['first', 'third'])
  })
})
