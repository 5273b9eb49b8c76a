/** What everybody learns when a night is over: safety and liveness apart, the step that led there, and what it cost. */

import { faultWords } from '../kernel/fault.ts'
import type { Level, Question, Transfer } from '../kernel/level.ts'
import type { Kit } from '../kernel/protocol.ts'
import type { Debrief, MistakeReport, PredictionReport, QuestionScreen, SeatScore } from '../wire/debrief.ts'
import { type Blame, findBlame, wrongMoves } from './blame.ts'
import { type Cast, diagramOf } from './diagram.ts'
import { momentsOf } from './moments.ts'
import { NightRun } from './night-run.ts'
import type { ActRecord } from './record.ts'
import { twinsOf } from './twins.ts'

export function debriefOf<K extends Kit>(
  run: NightRun<K>,
  cast: readonly Cast[],
  attempt: number,
  branch: Debrief['branch'] = null,
  nth = 1,
): Debrief {
  const { protocol, level, night, seed } = run.config
  const { plan, breach } = run
  const blame = findBlame(run)
  const progress = protocol.goal(run.world)
  const reached = run.reachedAtMs !== undefined
  const invariant = protocol.invariants.find(i => i.id === breach?.invariant)
  const blamed = blame && report(run, blame.act, cast, blame.rule)
  return {
    nth,
    level: { protocol: protocol.name, protocolTitle: protocol.title, id: level.id, title: level.title },
    night: { index: night, of: level.nights.length, title: plan.title },
    attempt,
    branch,
    seed,
    headline: headlineOf(run),
    sentence: [sentence(run, blamed ?? undefined), ...injections(run), ...revelations(run)].join(' '),
    safety: {
      held: breach === undefined,
      breaches:
        breach && invariant
          ? [
              {
                invariant: invariant.id,
                says: invariant.says,
                cite: invariant.cite,
                headline: breach.headline,
                witnesses: breach.witnesses,
                atMs: breach.atMs,
              },
            ]
          : [],
    },
    liveness: {
      reached,
      atMs: run.reachedAtMs ?? null,
      words: reached ? aimOf(run) : `${progress.done} of ${progress.of}: ${aimOf(run)}`,
    },
    blame: blame && blamed ? { ...blamed, counterfactual: counterfactual(run, blame, blamed) } : null,
    injected: run.injected.all.map(({ atMs, fault, why }) => ({ atMs, words: faultWords(fault), why })),
    mistakes: wrongMoves(run).flatMap(act => act.mistakes.map(rule => report(run, act, cast, rule))),
    cost: { messages: run.messages, textbook: textbookMessages(run) },
    seats: cast.map(seat => score(run, seat)),
    diagram: diagramOf(run, cast),
    predictions: predictionsOf(run, cast),
    moments: momentsOf(run),
    questions: questionsOf(level, night).map(questionScreen),
    twins: twinsOf(run),
    more: night + 1 < level.nights.length,
  }
}

export function headlineOf<K extends Kit>({ breach, reachedAtMs }: NightRun<K>): string {
  if (breach !== undefined) return breach.headline
  return reachedAtMs === undefined ? 'Safe, but the goal was missed' : 'Goal reached, safety held'
}

function predictionsOf<K extends Kit>(run: NightRun<K>, cast: readonly Cast[]): readonly PredictionReport[] {
  return run.predictions.foretold.map(({ node, prediction, view, world, choice, confidence }) => ({
    node,
    player: cast.find(seat => seat.node === node)?.player ?? node,
    ask: prediction.ask,
    options: prediction.options,
    choice,
    confidence,
    came: prediction.came(run.world, world, view),
    because: prediction.because,
  }))
}

/** The night's own question, and after the last night the one from elsewhere. */
export function questionsOf<K extends Kit>(level: Level<K>, night: number): readonly (Question | Transfer)[] {
  const { question } = level.nights[night] ?? {}
  const own = question ? [question] : []
  return night + 1 < level.nights.length ? own : [...own, level.transfer]
}

function questionScreen(question: Question | Transfer): QuestionScreen {
  const { ask, options } = question
  const elsewhere = 'excerpt' in question ? { type: question.type, excerpt: question.excerpt } : null
  return { ask, options, elsewhere }
}

/** The night's goal, as those have it who keep the rules. */
function aimOf<K extends Kit>({ config: { protocol }, world }: NightRun<K>): string {
  const views = Object.values(world.nodes).map(({ view }) => view)
  const seat = views.find(view => protocol.lawless?.(view) !== true) ?? views[0]
  return seat ? protocol.present.aim(seat) : ''
}

function sentence<K extends Kit>(run: NightRun<K>, blamed: MistakeReport | undefined): string {
  if (blamed) return `${blamed.node} (${blamed.player}): ${blamed.why}`
  if (run.reachedAtMs !== undefined)
    return wrongMoves(run).length === 0
      ? 'Everybody played by the book.'
      : 'Some moves broke a rule, and this time nothing came of it.'
  if (run.breach && run.config.level.lawful === 'breakable')
    return 'By the book it breaks all the same: that is what this level shows.'
  const sea = run.injected.all.length === 0 ? 'the sea was rough' : 'the instructor made the sea rough'
  return `Nobody broke a rule that explains it: ${sea}, or time ran out.`
}

/** Named one by one; the diagram has all of them. */
const NAMED = 3

function injections<K extends Kit>({ injected }: NightRun<K>): readonly string[] {
  const { all } = injected
  if (all.length === 0) return []
  const named = all.slice(0, NAMED).map(({ fault, atMs, why }) => {
    const said = why === '' ? faultWords(fault) : `${faultWords(fault)}, ${why}`
    return `${said} (at ${Math.round(atMs / 1000)} s)`
  })
  const more = all.length > NAMED ? [`${all.length - NAMED} more`] : []
  return [`Injected by the instructor: ${[...named, ...more].join('; ')}.`]
}

/** Secrets are kept until the night is over. */
function revelations<K extends Kit>({ config, world }: NightRun<K>): readonly string[] {
  return Object.values(world.nodes).flatMap(({ view }) => config.protocol.present.revealed?.(view) ?? [])
}

function report<K extends Kit>(
  run: NightRun<K>,
  record: ActRecord<K>,
  cast: readonly Cast[],
  rule: K['rule'],
): MistakeReport {
  const { protocol } = run.config
  const { act, view, atMs, index } = record
  const { why, cite, misconception } = protocol.rules[rule as K['rule']]
  const node = record.node ?? ''
  const owed = view && protocol.textbook(view)
  return {
    act: index,
    atMs,
    node,
    player: record.by === 'instructor' ? 'the instructor' : (cast.find(seat => seat.node === node)?.player ?? node),
    by: record.by === 'sea' ? 'bot' : record.by,
    rule,
    ruleWord: protocol.present.rule(rule),
    why,
    cite,
    misconception: misconception ?? null,
    did: view && act.type === 'move' ? protocol.present.move(view, act.move) : { word: '', detail: '' },
    instead: view && owed !== undefined ? protocol.present.move(view, owed) : null,
  }
}

function counterfactual<K extends Kit>(
  run: NightRun<K>,
  blame: Blame<K>,
  blamed: MistakeReport,
): NonNullable<Debrief['blame']>['counterfactual'] {
  const { ended, all } = blame.instead
  const first = blamed.instead ? `“${blamed.instead.word}” first` : 'waiting here'
  const who = all ? `Had everybody played by the book from here (${first})` : `With ${first}, and all else as it was`
  const end =
    ended === 'broken'
      ? 'something else breaks'
      : ended === 'reached'
        ? run.ended === 'broken'
          ? 'nothing breaks, and the goal is reached'
          : 'the goal is reached'
        : 'nothing breaks'
  return { broken: ended === 'broken', reached: ended === 'reached', words: `${who}: ${end}.` }
}

function textbookMessages<K extends Kit>(run: NightRun<K>): number {
  const book = new NightRun({ ...run.config, hands: {}, learned: {} })
  book.foresee(run.injectedByHand)
  while (!book.ended) book.advance()
  return book.messages
}

/** Right and wrong are the person's own decisions; what a bot or the apprentice played is counted apart. */
function score<K extends Kit>(run: NightRun<K>, { node, player, kind }: Cast): SeatScore {
  const { protocol } = run.config
  const view = run.view(node)
  const lawless = protocol.lawless?.(view) ? protocol.present.mark(view).word : null
  const won = lawless === null ? run.ended === 'reached' : run.ended === 'broken'
  const moves = run.acts.filter(a => a.act.type === 'move' && a.node === node)
  const own = moves.filter(a => a.by === 'person')
  const refused = run.inputs.filter(i => 'node' in i && i.node === node && i.what.type === 'refused').length
  const wrong = own.filter(a => a.mistakes.length > 0).length
  const byBot = moves.length - own.length
  return { node, player, kind, lawless, won, right: own.length - wrong, wrong: wrong + refused, byBot }
}
