/** What the search says to the questions of a debrief, in words that a screen can draw. */
import type { CloseCall } from '../check/close-call.ts'
import type { Staged } from '../check/rehearsal.ts'
import { shortest } from '../check/shorten.ts'
import type { Act } from '../kernel/act.ts'
import type { Kit } from '../kernel/protocol.ts'
import type { Answer, CloseCallAnswer, EnoughAnswer, Inquiry, ScheduleLine } from '../wire/debrief.ts'
import { actWords, claimWords, sentWords } from './act-words.ts'
import { callWords } from './call-words.ts'
import { recorded } from './chronicle.ts'
import { closeCallAt, momentAfter, unpunished } from './close-calls.ts'
import type { NightRun } from './night-run.ts'
import type { ActRecord } from './record.ts'
import { whatWouldDo } from './what-would-do.ts'

/** How much a search may cost. It has no clock: who gives one says when it is over. */
export interface Effort {
  readonly maxWorlds: number
  readonly until: () => boolean
  /** Now and then: worlds seen so far. */
  readonly tell: (worlds: number) => void
}

export function answer<K extends Kit>(run: NightRun<K>, inquiry: Inquiry, effort: Effort): Answer {
  switch (inquiry.type) {
    case 'story':
      return story(run, effort)
    case 'close-calls':
      return { type: 'close-calls', calls: closeCalls(run, effort) }
    case 'enough':
      return enough(run) ?? { type: 'nothing' }
  }
}

/** Taking out does nearly all of it; in a night of five a search from far away finds nothing, however long it is. */
const STORY_WORLDS = 20_000

function story<K extends Kit>(run: NightRun<K>, { maxWorlds, until }: Effort): Answer {
  const { breach, acts, plan } = run
  if (!breach) return { type: 'nothing' }
  const from = momentAfter(run, 0)
  const done = acts.map(record => record.act)
  const found = shortest(from, plan.powers, done, breach.invariant, {
    maxWorlds: Math.min(maxWorlds, STORY_WORLDS),
    until,
  })
  if (!found) return { type: 'nothing' }
  const stage: Staged<K> = { protocol: from.protocol, begins: from.world, powers: plan.powers }
  const { headline } = found.breach
  return { type: 'story', headline, of: acts.length, lines: linesOf(stage, found.acts), minimal: found.minimal }
}

/** Each mistake gets its share of what is left, so that an early one does not starve the others. */
function closeCalls<K extends Kit>(run: NightRun<K>, { maxWorlds, until, tell }: Effort): readonly CloseCallAnswer[] {
  const mistakes = unpunished(run)
  let worlds = 0
  return mistakes.map((mistake, i) => {
    const call = closeCallAt(run, mistake, {
      maxWorlds: Math.floor((maxWorlds - worlds) / (mistakes.length - i)),
      until,
      onProgress: ({ states }) => tell(worlds + states),
    })
    worlds += call.worlds
    return callAnswer(run, mistake, call)
  })
}

function callAnswer<K extends Kit>(run: NightRun<K>, mistake: ActRecord<K>, call: CloseCall<K>): CloseCallAnswer {
  const { world, protocol } = momentAfter(run, mistake.index + 1)
  const stage: Staged<K> = { protocol, begins: world, powers: run.plan.powers }
  return {
    act: mistake.index,
    node: mistake.node ?? '',
    rule: mistake.mistakes[0] ?? '',
    words: callWords(call, mistake.node ?? ''),
    lines: call.kill ? linesOf(stage, call.kill.acts) : null,
  }
}

function enough<K extends Kit>(run: NightRun<K>): EnoughAnswer | undefined {
  const remedy = whatWouldDo(run)
  if (!remedy) return undefined
  const { at, node, instead, all, type } = remedy
  const { world, protocol } = momentAfter(run, at.index)
  const state = world.nodes[node]
  if (!state) return undefined
  const { word } = protocol.present.move(state.view, instead)
  const when = type === 'idle' ? 'at once, instead of waiting' : 'here'
  const others = all ? ', and everybody by the book from there' : ''
  return { type: 'enough', act: at.index, node, words: `“${word}” ${when}${others}: the goal would have been reached.` }
}

function linesOf<K extends Kit>(stage: Staged<K>, acts: readonly Act<K>[]): readonly ScheduleLine[] {
  const { protocol } = stage
  return recorded(stage, acts).map(record => ({
    ...actWords(protocol, record),
    node: record.node ?? null,
    sends: sentWords(protocol, record),
    claims: claimWords(protocol, record),
    rules: record.mistakes,
  }))
}
