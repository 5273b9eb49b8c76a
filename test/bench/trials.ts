/** One random night, and everything that must hold of it whoever played. */
import { die, dieBetween } from '../../shared/kernel/dice.ts'
import type { Kit, NodeId } from '../../shared/kernel/protocol.ts'
import { findBlame, whatIf } from '../../shared/match/blame.ts'
import type { Hand } from '../../shared/match/hands.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import { replay, worldHash } from '../../shared/match/replay.ts'
import { handsFor, playNight, type Setting } from '../../shared/match/simulate.ts'
import { protocols } from '../../shared/protocols/registry.ts'

/** Who plays: everybody by the book, one seat with a flaw, everybody without a thought, or persons. */
type Players = 'book' | 'persons' | 'any button' | { readonly flaw: string }

export interface Kind {
  readonly kind: string
  readonly setting: Setting<Kit>
  readonly players: Players
}

export interface Trial extends Kind {
  readonly seed: string
}

export interface Trouble {
  readonly seed: string
  readonly protocol: string
  readonly level: string
  /** Counted from 1. */
  readonly night: number
  readonly kind: string
  readonly what: string
}

export interface Tried {
  readonly acts: number
  readonly troubles: readonly Trouble[]
}

/** Far beyond any real night: whoever gets here plays for ever. */
const MOST_ACTS = 100_000

/** Every night of every level with every sort of players. */
function kindsOf(): readonly Kind[] {
  return protocols.flatMap(protocol =>
    protocol.levels.flatMap(level =>
      level.nights.flatMap((_, night) => {
        const setting: Setting<Kit> = { protocol, level, night, sea: 'adversary' }
        const flaws = Object.keys(protocol.rules).map(
          (flaw): Kind => ({ kind: `flaw ${flaw}`, setting, players: { flaw } }),
        )
        return [
          { kind: 'by the book', setting, players: 'book' },
          { kind: 'by the book, chance', setting: { ...setting, sea: 'chance' }, players: 'book' },
          { kind: 'any button', setting, players: 'any button' },
          { kind: 'persons', setting, players: 'persons' },
          ...flaws,
        ] satisfies readonly Kind[]
      }),
    ),
  )
}

const KINDS = kindsOf()

/** The nth night of a soak: all kinds in turn, then all again with another seed. */
export function trialAt(from: string, nth: number): Trial {
  const kind = KINDS[nth % KINDS.length]
  if (!kind) throw new Error('no level is registered')
  return { ...kind, seed: `${from}-${Math.floor(nth / KINDS.length)}` }
}

export function troubleOf({ seed, kind, setting: { protocol, level, night } }: Trial, what: string): Trouble {
  return { seed, protocol: protocol.name, level: level.id, night: night + 1, kind, what }
}

export function tryOut(trial: Trial): Tried {
  const found: string[] = []
  let acts = 0
  try {
    const run = play(trial)
    acts = run.acts.length
    found.push(...faultsOf(trial, run))
  } catch (error) {
    found.push(`threw ${error instanceof Error ? error.message : String(error)}`)
  }
  return { acts, troubles: found.map(what => troubleOf(trial, what)) }
}

function faultsOf({ players, setting }: Trial, run: NightRun<Kit>): readonly string[] {
  if (!run.ended) return [`did not end within ${run.acts.length} acts`]
  const found: string[] = []
  const safe = setting.level.lawful === 'safe'
  if (players === 'book' && safe && run.breach) found.push(`lawful play broke ${run.breach.invariant}`)
  const again = replay(run.config, run.inputs)
  if (worldHash(again.world) !== worldHash(run.world) || again.acts.length !== run.acts.length)
    found.push('played again it was another night')
  if (safe && run.ended === 'broken') found.push(...faultsOfBlame(run))
  return found
}

function faultsOfBlame(run: NightRun<Kit>): readonly string[] {
  const blame = findBlame(run)
  if (!blame) return [`nobody is to blame for ${run.breach?.invariant}`]
  if (!blame.act.mistakes.includes(blame.rule)) return [`act ${blame.act.index} is blamed for a rule it did not break`]
  const instead = whatIf(run, blame.act, blame.instead.all ? 'by the book' : 'as they did')
  return instead.ended === 'broken' ? [`without act ${blame.act.index}, which is blamed, it breaks all the same`] : []
}

function play(trial: Trial): NightRun<Kit> {
  const { setting, players, seed } = trial
  if (players === 'book') return playNight(setting, seed)
  if (players === 'persons') return playedByPersons(trial)
  const hand: Hand = players === 'any button' ? { by: 'bot', blunder: 'random' } : { by: 'bot', flaw: players.flaw }
  const rule = players === 'any button' ? undefined : setting.protocol.rules[players.flaw]
  const all = players === 'any button' || rule?.heldBy === 'all'
  return playNight(setting, seed, handsFor(setting, hand, all ? 'all' : [anySeat(trial)]))
}

function nodesOf({ setting }: Trial): readonly NodeId[] {
  return Object.keys(setting.level.nights[setting.night]?.deals[0] ?? {})
}

function anySeat(trial: Trial): NodeId {
  const nodes = nodesOf(trial)
  return nodes[dieBetween(trial.seed, 'seat', trial.kind, 0, nodes.length - 1)] ?? ''
}

const WRONG = 0.06
const GOES = 0.02
const COMES_BACK = 0.1
const HOLDS = 0.05

/** Some seats have persons: sometimes wrong, sometimes away with a bot in their place; and the timers are held now and then. */
function playedByPersons(trial: Trial): NightRun<Kit> {
  const { setting, seed } = trial
  const persons = nodesOf(trial).filter(node => die(seed, 'person', node) < 0.6)
  const run = new NightRun<Kit>({ ...setting, seed, hands: handsFor(setting, { by: 'person' }, persons) })
  for (let turn = 0; !run.ended && run.acts.length < MOST_ACTS; turn++) {
    const chance = (purpose: string, share: number): boolean => die(seed, purpose, String(turn)) < share
    const waiting = persons.find(node => run.waitsForHand(node))
    const away = persons.find(node => run.hand(node).by === 'bot')
    if (away !== undefined && chance('back', COMES_BACK)) run.control(away, { by: 'person' })
    else if (waiting !== undefined && chance('goes', GOES)) run.control(waiting, { by: 'bot' })
    else if (chance('hold', HOLDS)) run.hold(!run.held)
    else if (waiting !== undefined && chance('answers', 0.5)) answer(trial, run, waiting, turn)
    else if (Number.isFinite(run.dueMs() ?? Number.POSITIVE_INFINITY)) run.advance()
    else run.hold(false)
  }
  return run
}

function answer({ setting, seed }: Trial, run: NightRun<Kit>, node: NodeId, turn: number): void {
  const owed = run.owed(node)
  const menu = setting.protocol.menu(run.view(node))
  const any = menu[dieBetween(seed, 'button', String(turn), 0, menu.length - 1)]
  const move = die(seed, 'wrong', String(turn)) < WRONG ? any : owed
  if (move !== undefined && run.admits(node, move)) run.play(node, move)
}
