/** What the command-line tools share: arguments, progress on stderr, answers on stdout as a table or as JSON. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { Level } from '../../shared/kernel/level.ts'
import type { Kit, Protocol } from '../../shared/kernel/protocol.ts'
import { findProtocol, protocols } from '../../shared/protocols/registry.ts'

/** Bad input: told in one line, exit code 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}

export const COMMON = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig

type Values = Readonly<Record<string, string | boolean | undefined>>

/** Runs a tool: `--help` and misuse are answered here. */
export function tool(
  help: string,
  options: ParseArgsOptionsConfig,
  run: (values: Values, positionals: readonly string[]) => void,
): void {
  try {
    const { values, positionals } = parseArgs({ options: { ...COMMON, ...options }, allowPositionals: true })
    if (values['help'] === true) process.stdout.write(`${help.trim()}\n`)
    else run(values as Values, positionals)
  } catch (error) {
    const misused = error instanceof Misuse || (error instanceof TypeError && 'code' in error)
    if (!misused) throw error
    process.stderr.write(`${error.message}\nTry --help.\n`)
    process.exitCode = 2
  }
}

export function countOf(values: Values, name: string, fallback: number): number {
  const text = values[name]
  if (text === undefined) return fallback
  const n = Number(text)
  if (!Number.isInteger(n) || n < 1) throw new Misuse(`--${name} wants a whole number from 1 on, not "${text}"`)
  return n
}

export function oneOf<T extends string>(values: Values, name: string, choices: readonly T[], fallback: T): T {
  const text = values[name] ?? fallback
  const found = choices.find(c => c === text)
  if (found === undefined) throw new Misuse(`--${name} is one of ${choices.join(', ')}, not "${text}"`)
  return found
}

export function protocolNamed(name: string | undefined): Protocol<Kit> {
  const names = protocols.map(p => p.name).join(', ')
  if (name === undefined) throw new Misuse(`which protocol? There are: ${names}`)
  const found = findProtocol(name)
  if (!found) throw new Misuse(`there is no protocol "${name}". There are: ${names}`)
  return found
}

/** "raft/first-light", or "first-light" where only one protocol has it. */
export function levelNamed(name: string | undefined): { readonly protocol: Protocol<Kit>; readonly level: Level<Kit> } {
  const all = protocols.flatMap(protocol => protocol.levels.map(level => ({ protocol, level })))
  const full = ({ protocol, level }: (typeof all)[number]): string => `${protocol.name}/${level.id}`
  const names = all.map(full).join(', ')
  if (name === undefined) throw new Misuse(`which level? There are: ${names}`)
  const found = all.filter(at => full(at) === name || at.level.id === name)
  const [only] = found
  if (!only) throw new Misuse(`there is no level "${name}". There are: ${names}`)
  if (found.length > 1) throw new Misuse(`"${name}" could be ${found.map(full).join(' or ')}`)
  return only
}

export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
  else process.stderr.write(`${text}\n`)
}

export function doneWithProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)
}

type Cell = string | number | boolean | null | undefined

/** Numbers to the right, words to the left. */
export function printTable(rows: readonly Readonly<Record<string, Cell>>[]): void {
  const heads = Object.keys(rows[0] ?? {})
  const text = (cell: Cell): string =>
    cell === null || cell === undefined ? '-' : typeof cell === 'number' ? cell.toLocaleString('en') : String(cell)
  const widths = heads.map(h => Math.max(h.length, ...rows.map(r => text(r[h]).length)))
  const line = (cells: readonly string[], right: readonly boolean[]): string =>
    cells
      .map((c, i) => (right[i] ? c.padStart(widths[i] ?? 0) : c.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  const numeric = heads.map(h => rows.some(r => typeof r[h] === 'number'))
  process.stdout.write(`${line(heads, numeric)}\n`)
  for (const row of rows)
    process.stdout.write(
      `${line(
        heads.map(h => text(row[h])),
        numeric,
      )}\n`,
    )
}

export const percent = (share: number | null): string => (share === null ? '-' : `${Math.round(share * 1000) / 10}%`)
export const rounded = (n: number, digits = 2): number => Number(n.toFixed(digits))
