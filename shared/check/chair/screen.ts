/** From a sitting to what is shown. The network sees everything: every node's panel and every boat's words. */
import type { Kit } from '../../kernel/protocol.ts'
import type { Boat, ChairAsk, ChairNode, ChairScreen, Offer, PuzzleCard } from '../../wire/chair.ts'
import type { Kind } from '../local.ts'
import type { Try } from '../search-world.ts'
import type { Sitting } from './chair.ts'
import { foundOf, parOf, shortestOf } from './pars.ts'
import { allPuzzles, type Puzzle, puzzlesOf, stageOf } from './puzzle.ts'
import { PATIENCE } from './waiting.ts'
import { offerLabel } from './words.ts'

/** Bots that break as soon as everything lands in turn teach nothing from this chair. */
const LEAST_ACTS = 4

export function puzzleCards(): readonly PuzzleCard[] {
  return allPuzzles().filter(isWorthPlaying).map(cardOf)
}

function isWorthPlaying<K extends Kit>(puzzle: Puzzle<K>): boolean {
  const found = foundOf(puzzle)
  if (!found) return false
  const { schedule } = found
  return schedule === null || (schedule.length >= LEAST_ACTS && schedule.some(place => place !== 0))
}

function cardOf<K extends Kit>(puzzle: Puzzle<K>): PuzzleCard {
  const { protocol, scope, flaw } = puzzle
  return {
    protocol: protocol.name,
    protocolTitle: protocol.title,
    scope: scope.id,
    flaw,
    title: flaw === null ? 'They play by the book' : protocol.present.rule(flaw),
    nodes: Object.keys(scope.deals?.[0] ?? stageOf(puzzle).night.deals[0] ?? {}).length,
    powers: spendable(scope)
      .map(power => `${scope.powers[power]} ${POWER_WORDS[power][scope.powers[power] === 1 ? 0 : 1]}`)
      .join(', '),
    par: parOf(puzzle),
  }
}

export function chairScreen<K extends Kit>(
  sitting: Sitting<K>,
  { verdict, show }: Pick<ChairAsk, 'verdict' | 'show'> = {},
): ChairScreen {
  const { puzzle, state, log } = sitting
  const { protocol } = puzzle
  const { world } = state
  const [seat] = state.nodes.map(({ state: own }) => own.view)
  const card = cardOf(puzzle)
  const acts = log.filter(line => line.nth !== null).length
  const breach = protocol.invariants.flatMap(invariant => {
    const broken = invariant.broken(world)
    return broken ? [{ headline: broken.headline, says: invariant.says, cite: invariant.cite }] : []
  })[0]
  const { done, of } = protocol.goal(world)
  return {
    puzzle: card,
    brief: briefOf(puzzle),
    aim: seat ? protocol.present.aim(seat) : '',
    goal: { done, of },
    powers: powersOf(sitting),
    nodes: state.nodes.map(({ state: own }) => nodeOf(puzzle, own)),
    boats: boatsOf(sitting),
    offers: sitting.offers.map(({ index, act }) => offerOf(sitting, index, act)),
    log,
    broken: breach ?? null,
    stars: breach ? starsFor(acts, card.par ?? acts) : null,
    invariants: protocol.invariants.map(({ id, says }) => ({ id, says })),
    verdict: verdict === undefined ? null : judge(puzzle, verdict),
    shortest: show === true ? shortestOf(puzzle) : null,
  }
}

function briefOf<K extends Kit>({ protocol, flaw }: Puzzle<K>): string {
  const cluster = 'You are the network: you choose what lands, what is lost, whose timer rings and who goes dark.'
  if (flaw === null) return `${cluster} These bots play by the book. Break them, or say that they cannot be broken.`
  const { misconception } = protocol.rules[flaw as K['rule']]
  return `${cluster} These bots believe: “${misconception ?? protocol.present.rule(flaw)}” Break them.`
}

function starsFor(acts: number, par: number): number {
  if (acts <= par) return 3
  return acts <= par * 1.5 ? 2 : 1
}

const POWER_WORDS = {
  drop: ['loss', 'losses'],
  duplicate: ['copy', 'copies'],
  crash: ['crash', 'crashes'],
  fire: ['ring', 'rings'],
} as const

function spendable<K extends Kit>({ powers }: Puzzle<K>['scope']): readonly (keyof typeof POWER_WORDS)[] {
  return (['drop', 'duplicate', 'crash', 'fire'] as const).filter(power => powers[power] > 0)
}

function powersOf<K extends Kit>({ puzzle: { scope }, state }: Sitting<K>): ChairScreen['powers'] {
  const powers = spendable(scope).map(power => {
    const of = scope.powers[power]
    return { word: POWER_WORDS[power][1], left: of - state.spending.spent[power], of }
  })
  return [...powers, { word: 'times one boat may be passed over', left: PATIENCE, of: PATIENCE }]
}

function nodeOf<K extends Kit>({ protocol }: Puzzle<K>, own: SittingNode<K>): ChairNode {
  const { present } = protocol
  const { view, up } = own
  const panel = present.panel(view)
  return {
    node: view.self,
    role: view.cast[view.self] ?? '',
    up,
    mark: up ? present.mark(view) : { shape: 'none', word: 'crashed' },
    panel: up ? panel : panel.filter(row => row.where === 'disk'),
  }
}

type SittingNode<K extends Kit> = Sitting<K>['state']['nodes'][number]['state']

/** Boats that are alike are shown as one, with how many there are. */
function kinds<K extends Kit>({ boats }: Sitting<K>): readonly Kind<K>[] {
  return [...new Set(boats.map(boat => boat.kind))]
}

function boatsOf<K extends Kit>(sitting: Sitting<K>): readonly Boat[] {
  const { present } = sitting.puzzle.protocol
  return kinds(sitting).map(kind => {
    const alike = sitting.boats.filter(boat => boat.kind === kind)
    const { from, to, message } = kind.envelope
    const { word, detail, flag, fields } = present.message(message)
    const patience = PATIENCE - Math.max(...alike.map(boat => boat.passed))
    return { from, to, word, detail, flag, fields, copies: alike.length, patience }
  })
}

function offerOf<K extends Kit>(sitting: Sitting<K>, index: number, act: Try<K>): Offer {
  const label = offerLabel(sitting.puzzle, sitting.state, act)
  if ('kind' in act) return { ...label, index, type: act.type, boat: kinds(sitting).indexOf(act.kind) }
  return { ...label, index, type: act.type, node: act.node }
}

/** "Cannot be broken" is right of bots by the book, for the reason that flawed bots in their place would break. */
function judge<K extends Kit>(puzzle: Puzzle<K>, named: string): ChairScreen['verdict'] {
  const { protocol, flaw } = puzzle
  const par = parOf(puzzle)
  if (flaw !== null) return { right: false, because: `They can be broken, in ${par ?? 'some'} acts. Try again.` }
  const held = puzzlesOf(protocol).flatMap(other => {
    if (other.scope !== puzzle.scope || other.flaw === null) return []
    const { costs } = protocol.rules[other.flaw as K['rule']]
    return costs === 'goal' ? [] : [{ invariant: costs.invariant, rule: protocol.present.rule(other.flaw) }]
  })
  const worlds = foundOf(puzzle)?.worlds ?? 0
  const searched = ` A search has looked at all ${worlds.toLocaleString('en')} worlds.`
  const invariant = protocol.invariants.find(i => i.id === named)
  const kept = held.filter(h => h.invariant === named).map(h => `“${h.rule}”`)
  if (kept.length === 0)
    return {
      right: false,
      because: `They cannot be broken, but nothing here is aimed at that. Which of them did you run into?${searched}`,
    }
  return {
    right: true,
    because: `You can only delay them. ${invariant?.says ?? ''} (${invariant?.cite ?? ''}) It holds because nobody here does this: ${kept.join(', ')}.${searched}`,
  }
}
