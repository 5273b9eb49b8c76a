/**
 * POST /api/plan/check: can a level be won with these changes? Answered with server-sent events: how far it is, and the
 * verdict last. The nights are played in a thread, one check at a time; who goes away takes the question along.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { nightsToPlay } from '../../shared/match/solvable.ts'
import { misfitOf } from '../../shared/match/tweak-law.ts'
import { type FromCheck, PLAN_LIMITS } from '../../shared/wire/plan.ts'
import { parsePlanCheck } from '../../shared/wire/validate-plan.ts'
import { Bucket } from '../bucket.ts'
import type { House } from '../house.ts'
import type { CheckJob } from '../search/job.ts'
import type { Ended } from '../search/search.ts'
import { readJson } from './body.ts'
import { EventStream } from './event-stream.ts'
import { sendJson } from './headers.ts'

/** For everybody together: each takes a thread for some seconds, and they wait for one another. */
const BURST = 12
const PER_SECOND = 0.2
const RETRY_S = 5

const UNDECIDED: Readonly<Record<Exclude<Ended<CheckJob>['ended'], 'answered'>, string>> = {
  cancelled: 'The check was stopped.',
  'out of time': 'The check took too long and was ended: try fewer changed nights, or shorter ones.',
  'out of memory': 'There is too much to look at: the check was ended.',
  failed: 'The check failed.',
}

export class PlanChecks {
  private readonly house: House
  private readonly bucket: Bucket

  constructor(house: House) {
    this.house = house
    this.bucket = new Bucket(BURST, PER_SECOND, house.clock.now())
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request, PLAN_LIMITS.bytes)
    if (!body.ok) return sendJson(response, body.status, { error: body.why })
    const check = parsePlanCheck(body.value)
    if (!check.ok) return sendJson(response, 400, { error: check.why })
    const misfit = misfitOf(check.value)
    if (misfit !== undefined) return sendJson(response, 409, { error: misfit })
    if (!this.bucket.take(this.house.clock.now())) {
      response.setHeader('Retry-After', RETRY_S)
      return sendJson(response, 429, { error: 'Too many checks at once: please try again in a moment.' })
    }
    this.stream(check.value, response)
  }

  private stream(check: CheckJob, response: ServerResponse): void {
    const { house } = this
    const of = nightsToPlay(check)
    const stream = new EventStream(response, house.clock, () => search.cancel())
    const tell = <K extends keyof FromCheck>(type: K, payload: FromCheck[K]): void =>
      stream.write(`data: ${JSON.stringify({ type, payload })}\n\n`)
    tell('progress', { done: 0, of })
    const search = house.desk.ask(check, done => tell('progress', { done, of }))
    search.done.then(how => {
      if (how.ended === 'failed') house.log.error({ why: how.why, level: check.level }, 'a check failed')
      if (how.ended === 'answered') tell('verdict', how.answer)
      else tell('ended', { why: UNDECIDED[how.ended] })
      stream.end()
    })
  }
}
