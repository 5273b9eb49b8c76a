/** What people ask when a night is over: a search in a thread of its own, one at a time for each of them. */
import type { Finding } from '../../shared/wire/debrief.ts'
import type { ToServer } from '../../shared/wire/messages.ts'
import type { NightJob } from '../search/job.ts'
import type { Ended } from '../search/search.ts'
import { nightAt } from './nights.ts'
import type { Person } from './person.ts'
import type { Play } from './play.ts'

export function inquire(play: Play, person: Person, { nth, type }: ToServer['inquire']): void {
  const page = nightAt(play, person, nth).kept()
  person.endSearch()
  const { protocol, level } = play.options
  const tell = (finding: Finding): void => person.link?.send('finding', { nth, of: type, finding })
  tell({ type: 'searching', worlds: 0 })
  const search = play.house.desk.ask({ protocol, level, page, inquiry: { type } }, worlds =>
    tell({ type: 'searching', worlds }),
  )
  person.search = search
  search.done.then(how => {
    if (how.ended === 'failed') play.house.log.error({ code: play.code, why: how.why, type }, 'a search failed')
    if (person.search !== search) return // the night has gone on, or something else was asked
    person.search = undefined
    tell(found(how))
  })
}

const ENDS: Readonly<Record<Exclude<Ended<NightJob>['ended'], 'answered'>, string>> = {
  cancelled: 'You have stopped the search.',
  'out of time': 'The search took too long and was ended: nothing was found until then.',
  'out of memory': 'There is too much to look at: the search was ended.',
  failed: 'The search failed. The rest of the debrief is as it was.',
}

function found(how: Ended<NightJob>): Finding {
  return how.ended === 'answered' ? { type: 'answer', answer: how.answer } : { type: 'ended', why: ENDS[how.ended] }
}
