/**
 * npm run new-protocol -- NAME: a folder with a small protocol that works, and its line in the registry. Nothing else
 * changes: the server, the client and the battery find it there.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { Misuse, printJson, tool } from './cli.ts'
import { type Names, namesOf } from './scaffold/names.ts'
import { registered } from './scaffold/registry.ts'
import { renamed, template } from './scaffold/template.ts'

const HELP = `
npm run new-protocol -- <name> [--json]

Writes shared/protocols/<name>/ with a small protocol that works (calls and echoes over a lossy sea), and adds it to
shared/protocols/registry.ts. A name is small letters and digits with single hyphens, like two-phase-commit.

  --json      { protocol, written, changed, next }
`

const ROOT = resolve(import.meta.dirname, '..', '..')
const PROTOCOLS = join(ROOT, 'shared', 'protocols')
const REGISTRY = join(PROTOCOLS, 'registry.ts')

function namesFor(positionals: readonly string[]): Names {
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0) throw new Misuse('one name is needed')
  const taken = readdirSync(PROTOCOLS, { withFileTypes: true }).some(
    entry => entry.isDirectory() && entry.name === name,
  )
  if (taken) throw new Misuse(`there is a protocol "${name}" already`)
  const index = template().find(file => file.name === 'index.ts')?.text ?? ''
  const named = namesOf(name, [index, readFileSync(REGISTRY, 'utf8')])
  if (!named.ok) throw new Misuse(named.why)
  return named.names
}

/** The new files; the registry is read before anything is written, so that nothing is left half done. */
function write(names: Names): readonly string[] {
  const registry = registered(readFileSync(REGISTRY, 'utf8'), names)
  if (registry === undefined)
    throw new Misuse(`${relative(ROOT, REGISTRY)} lists its protocols in a way this tool does not know`)
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

tool(HELP, {}, (values, positionals) => {
  const names = namesFor(positionals)
  const written = write(names)
  const changed = [relative(ROOT, REGISTRY)]
  const next = [
    `Play it: npm start, then choose "${names.title}".`,
    'Make it yours: words.ts first, then physics.ts, rulebook.ts, judge.ts, present.ts, levels.ts and lesson.md.',
    'Hold it to its promises: npm test runs the battery over every registered protocol.',
  ]
  if (values['json'] === true) printJson({ protocol: names.kebab, written, changed, next })
  else
    process.stdout.write(
      `${[...written.map(path => `+ ${path}`), ...changed.map(path => `~ ${path}`), '', ...next].join('\n')}\n`,
    )
})
