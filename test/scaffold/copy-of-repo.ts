/** The repository as it stands, committed or not, in a folder of its own: what is tried out there changes nothing here. */
import { spawnSync } from 'node:child_process'
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..', '..')

/** Every file that is tracked or could be: what git ignores (node_modules, dist, data) stays away. */
function filesOf(root: string): readonly string[] {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (listed.status !== 0) throw new Error(`git ls-files: ${listed.stderr}`)
  return listed.stdout.split('\0').filter(path => isFile(join(root, path)))
}

/** Not what was deleted without telling git, nor the link to the modules. */
function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true
}

export function copyOfRepo(): string {
  const copy = mkdtempSync(join(tmpdir(), 'lossy-isles-'))
  for (const path of filesOf(ROOT)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    cpSync(join(ROOT, path), join(copy, path))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  // A repository of its own, so that nothing in it looks for files in the one around it.
  const made = spawnSync('git', ['init', '--quiet'], { cwd: copy, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`git init: ${made.stderr}`)
  return copy
}

/** Path and contents of every file, to tell afterwards what a tool has touched. */
export function snapshot(root: string): ReadonlyMap<string, string> {
  return new Map(filesOf(root).map(path => [path, readFileSync(join(root, path), 'base64')]))
}

/** Paths that were added, changed or removed between two snapshots. */
export function changedBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(path => before.get(path) !== after.get(path)).sort()
}
