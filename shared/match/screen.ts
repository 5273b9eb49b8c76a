/** From a seat's own view to what it is shown. Reads the view, its own timers and public facts: nothing of the world. */
import { die } from '../kernel/dice.ts'
import { stableText } from '../kernel/json.ts'
import type { Scaffold } from '../kernel/level.ts'
import { cardLabel } from '../kernel/present.ts'
import type { Card, Kit, NodeId, View } from '../kernel/protocol.ts'
import type { CardScreen, MoveScreen, Screen, TimerScreen } from '../wire/screen.ts'
import { hintOf } from './hint.ts'
import type { NightRun } from './night-run.ts'

type MoveJson = MoveScreen['move']

export interface SeatFacts {
  readonly landedMs: ReadonlyMap<number, number>
  readonly claims: Screen['claims']
}

export function screenOf<K extends Kit>(run: NightRun<K>, node: NodeId, scaffold: Scaffold, facts: SeatFacts): Screen {
  const { protocol, level, night } = run.config
  const { present } = protocol
  const { plan } = run
  const view = run.view(node)
  const up = run.isUp(node)
  const entries = up ? menuScreens(run, node, view, scaffold) : []
  const owed = run.owed(node)
  const of = (card: number | undefined): MoveScreen[] => entries.filter(e => concerns(e.move) === card)
  return {
    level: { protocol: protocol.name, protocolTitle: protocol.title, id: level.id, title: level.title },
    night: { index: night, of: level.nights.length, title: plan.title, brief: plan.brief },
    scaffold,
    aim: present.aim(view),
    progress: up ? present.progress(view) : { done: 0, of: 1, words: 'dark' },
    you: { node, role: view.cast[node] ?? '', mark: up ? present.mark(view) : { shape: 'none', word: 'crashed' } },
    up,
    panel: up ? present.panel(view) : present.panel(view).filter(row => row.where === 'disk'),
    cards: up
      ? view.cards.map(card => cardScreen(run, view, card, facts.landedMs.get(card.card) ?? 0, of(card.card)))
      : [],
    moves: of(undefined),
    timers: timersOf(run, node, view),
    owed: owed !== undefined,
    hint: scaffold === 'guided' && level.hints !== false ? hintOf(run, node) : null,
    routines: run.apprentices.get(node)?.routines ?? [],
    claims: facts.claims,
    predict: predictScreen(run, node),
    clock: run.clockOf(node) ?? null,
    forecast: {
      ...plan.weather,
      fog: plan.fog !== undefined,
      crashes: plan.powers.crash > 0,
    },
    byBot: run.hand(node).by === 'bot',
  }
}

function predictScreen<K extends Kit>(run: NightRun<K>, node: NodeId): Screen['predict'] {
  const asked = run.ended ? undefined : run.predictions.of(node)?.prediction
  return asked ? { id: asked.id, ask: asked.ask, options: asked.options } : null
}

function toJson(move: { readonly type: string }): MoveJson {
  return move as MoveJson
}

function concerns(move: MoveJson): number | undefined {
  const card = move.card ?? move.about
  return typeof card === 'number' ? card : undefined
}

/**
 * In an order that says nothing: each entry draws its own lot, so that it keeps its place while others come and go. Entries
 * that would give a typed answer away are shown as choices in guided play, and otherwise as the one form they share.
 */
function menuScreens<K extends Kit>(
  run: NightRun<K>,
  node: NodeId,
  view: View<K>,
  scaffold: Scaffold,
): readonly MoveScreen[] {
  const { protocol, seed, night } = run.config
  const { present } = protocol
  const entries = protocol.menu(view).map((move): MoveScreen => {
    const form = scaffold === 'guided' ? undefined : present.form?.(view, move)
    if (!form) return { move: toJson(move), ...present.move(view, move) }
    const { blank, fields, word, detail } = form
    return { move: blank as MoveJson, form: fields, word, detail }
  })
  return [...new Map(entries.map(entry => [stableText(entry.move), entry])).entries()]
    .map(([text, entry]) => ({ entry, lot: die(seed, 'menu', `${night}/${node}/${text}`) }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ entry }) => entry)
}

function cardScreen<K extends Kit>(
  run: NightRun<K>,
  view: View<K>,
  card: Card<K>,
  atMs: number,
  moves: readonly MoveScreen[],
): CardScreen {
  const { present } = run.config.protocol
  const { word, detail } = cardLabel(present, card)
  const shared = { card: card.card, type: card.type, word, detail, atMs, moves }
  const beside = present.beside?.(view, card) ?? []
  if (card.type !== 'envelope') return { ...shared, fields: beside }
  const { flag, fields } = present.message(card.message)
  return { ...shared, from: card.from, flag, fields: [...beside, ...fields] }
}

function timersOf<K extends Kit>(run: NightRun<K>, node: NodeId, view: View<K>): TimerScreen[] {
  return view.armed.flatMap(timer => {
    const setting = run.timer(node, timer)
    return setting ? [{ timer, ...run.config.protocol.present.timer(timer), ...setting }] : []
  })
}
