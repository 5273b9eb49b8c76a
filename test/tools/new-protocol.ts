/**
 * npm run new-protocol -- NAME: a folder with a small protocol that works, and its line in the registry. Nothing else
 * changes: the server, the client and the battery find it there.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Names, namesOf } from './scaffold/names.ts'
import { registered } from './scaffold/registry.ts'
import { renamed, template } from './scaffold/template.ts'

const HELP = `Usage: npm run new-protocol -- NAME [--json]

Writes shared/protocols/NAME/ with a small protocol that works (calls and echoes over a lossy sea), and adds it to
shared/protocols/registry.ts. NAME is small letters and digits with single hyphens, like two-phase-commit.

  --json   print what was written as JSON
  --help   print this
`

const ROOT = resolve(import.meta.dirname, '..', '..')
const PROTOCOLS = join(ROOT, 'shared', 'protocols')
const REGISTRY = join(PROTOCOLS, 'registry.ts')

/** What the person who called got wrong, in words. */
class Misuse extends Error {}

interface Asked {
  readonly names: Names
  readonly json: boolean
}

function readArguments(): Asked | 'help' {
  const { values, positionals } = parsed()
  if (values.help) return 'help'
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0) throw new Misuse(`One name is needed.\n\n${HELP}`)
  if (protocolFolders().includes(name)) throw new Misuse(`There is a protocol "${name}" already.`)
  const index = template().find(file => file.name === 'index.ts')?.text ?? ''
  const named = namesOf(name, [index, readFileSync(REGISTRY, 'utf8')])
  if (!named.ok) throw new Misuse(named.why)
  return { names: named.names, json: values.json ?? false }
}

function protocolFolders(): readonly string[] {
  return readdirSync(PROTOCOLS, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
  }
}

function write(names: Names): readonly string[] {
  const registry = registered(readFileSync(REGISTRY, 'utf8'), names)
  if (registry === undefined)
    throw new Error(`${relative(ROOT, REGISTRY)} lists its protocols in a way this tool does not know`)
  const folder = join(PROTOCOLS, names.kebab)
  mkdirSync(folder)
  const paths = template().map(({ name, text }) => {
    const path = join(folder, name)
    writeFileSync(path, renamed(text, names))
    return path
  })
  writeFileSync(REGISTRY, registry)
  format([folder, REGISTRY])
  return paths.map(path => relative(ROOT, path))
}

/** Names are longer and paths shorter than in the template, so lines break elsewhere. */
function format(paths: readonly string[]): void {
  const biome = join(ROOT, 'node_modules', '.bin', 'biome')
  const { status, stderr, error } = spawnSync(biome, ['check', '--write', ...paths], { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the files are written, but could not be formatted: ${error?.message ?? stderr}`)
}

function main(): number {
  const asked = readArguments()
  if (asked === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const { names, json } = asked
  const written = write(names)
  const changed = [relative(ROOT, REGISTRY)]
  const next = [
    `Play it: npm start, then choose "${names.title}".`,
    'Make it yours: words.ts first, then physics.ts, rulebook.ts, judge.ts, present.ts, levels.ts and lesson.md.',
    'Hold it to its promises: npm test runs the battery over every registered protocol.',
  ]
  if (json) process.stdout.write(`${JSON.stringify({ protocol: names.kebab, written, changed, next }, null, 2)}\n`)
  else
    process.stdout.write(
      `${[...written.map(path => `+ ${path}`), ...changed.map(path => `~ ${path}`), '', ...next].join('\n')}\n`,
    )
  return 0
}

try {
  process.exitCode = main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message.trimEnd() : String(error)}\n`)
  process.exitCode = error instanceof Misuse ? 2 : 1
}
