/** npm run explore -- <protocol>: every world of its scopes, and the shortest way in which each broken rule breaks it. */
import { Calm } from '../../shared/check/calm.ts'
import { concretise } from '../../shared/check/concretise.ts'
import { explore } from '../../shared/check/explore.ts'
import { ScopeSystem } from '../../shared/check/scope.ts'
import type { Act } from '../../shared/kernel/act.ts'
import type { Scope } from '../../shared/kernel/level.ts'
import type { Kit, Protocol } from '../../shared/kernel/protocol.ts'
import {
  countOf,
  doneWithProgress,
  Misuse,
  printJson,
  printTable,
  progress,
  protocolNamed,
  rounded,
  tool,
} from './cli.ts'

const HELP = `
npm run explore -- <protocol> [--scope id] [--max N] [--calm] [--json]

Searches the protocol's small scopes to the end with lawful players, and for each rule that costs an invariant with
players who break only that rule, until the first violation.

  --scope id  this scope only
  --max N     give up after so many worlds (3,000,000)
  --calm      also ask of every world whether calm play by the book reaches the goal (twice the time)
  --json      a list of { scope, flaw, needs, worlds, transitions, depth, exhausted, violations, shortest, stuck,
              seconds, worldsPerSecond }; flaw null: lawful play; needs "-crash": the same without crashes;
              shortest: the acts of the shortest schedule to the first violation; stuck: worlds from which calm play
              does not reach the goal, null when not asked
`

interface Row {
  readonly scope: string
  readonly flaw: string | null
  readonly needs: string | null
  readonly worlds: number
  readonly transitions: number
  readonly depth: number
  readonly exhausted: boolean
  readonly violations: Readonly<Record<string, number>>
  readonly shortest: readonly Act<Kit>[] | null
  readonly stuck: number | null
  readonly seconds: number
  readonly worldsPerSecond: number
}

interface Wish {
  readonly scope: Scope<Kit>
  readonly flaw?: string
  readonly without?: string
}

function search(protocol: Protocol<Kit>, { scope, flaw, without }: Wish, max: number, asksCalm: boolean): Row {
  const beganMs = performance.now()
  const system = new ScopeSystem(protocol, scope, {
    ...(flaw !== undefined && { flaws: [flaw] }),
    ...(without !== undefined && { powers: { [without]: 0 } }),
  })
  const calm = asksCalm && flaw === undefined ? new Calm(system) : undefined
  let stuck = 0
  let toldMs = beganMs
  const name = `${scope.id}${flaw === undefined ? '' : `, ${flaw}`}${without === undefined ? '' : `, no ${without}`}`
  const found = explore(system, {
    maxStates: max,
    stopAtFirst: flaw !== undefined,
    ...(calm && { onState: ({ state }) => void (calm.from(state) !== 'goal' && stuck++) }),
    onProgress: ({ states, depth }) => {
      if (performance.now() - toldMs < 1000) return
      toldMs = performance.now()
      progress(`${name}: ${states.toLocaleString('en')} worlds, ${depth} acts deep`)
    },
  })
  const seconds = (performance.now() - beganMs) / 1000
  const [first] = found.violations
  return {
    scope: scope.id,
    flaw: flaw ?? null,
    needs: without === undefined ? null : `-${without}`,
    worlds: found.distinct,
    transitions: found.transitions,
    depth: found.depth,
    exhausted: found.exhausted,
    violations: Object.fromEntries(found.violations.map(v => [v.invariant, v.count])),
    shortest: first ? concretise(protocol, { initial: first.initial, actions: first.shortest }).acts : null,
    stuck: calm ? stuck : null,
    seconds: rounded(seconds),
    worldsPerSecond: Math.round(found.distinct / seconds),
  }
}

function wishes(protocol: Protocol<Kit>, only: string | undefined): readonly Wish[] {
  const scopes = protocol.scopes.filter(s => only === undefined || s.id === only)
  if (scopes.length === 0)
    throw new Misuse(`there is no scope "${only}". There are: ${protocol.scopes.map(s => s.id).join(', ')}`)
  const flawed = Object.entries(protocol.rules).flatMap(([flaw, { costs }]): readonly Wish[] => {
    const scope = costs === 'goal' ? undefined : scopes.find(s => s.id === costs.scope)
    if (costs === 'goal' || !scope) return []
    return costs.needs
      ? [
          { scope, flaw },
          { scope, flaw, without: costs.needs },
        ]
      : [{ scope, flaw }]
  })
  return [...scopes.map(scope => ({ scope })), ...flawed]
}

const OPTIONS = { scope: { type: 'string' }, max: { type: 'string' }, calm: { type: 'boolean' } } as const

tool(HELP, OPTIONS, (values, [name]) => {
  const protocol = protocolNamed(name)
  const max = countOf(values, 'max', 3_000_000)
  const only = typeof values['scope'] === 'string' ? values['scope'] : undefined
  const rows = wishes(protocol, only).map(wish => search(protocol, wish, max, values['calm'] === true))
  doneWithProgress()
  if (values['json'] === true) return printJson(rows)
  printTable(
    rows.map(r => ({
      scope: r.scope,
      players: r.flaw === null ? 'lawful' : `${r.flaw}${r.needs ? `, no ${r.needs.slice(1)}` : ''}`,
      worlds: r.worlds,
      transitions: r.transitions,
      depth: r.depth,
      end: r.exhausted ? 'all' : r.shortest ? 'found' : 'cut off',
      violations: Object.entries(r.violations)
        .map(([id, n]) => `${id} ${n}`)
        .join(', '),
      'shortest, acts': r.shortest?.length ?? null,
      ...(values['calm'] === true && { stuck: r.stuck }),
      seconds: r.seconds,
      'worlds/s': r.worldsPerSecond,
    })),
  )
})
