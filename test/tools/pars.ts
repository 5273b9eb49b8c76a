/** Searches every puzzle of the network's chair and writes down what it found: run it when a protocol or a scope changed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { searchPar } from '../../shared/check/chair/par-search.ts'
import { parKey } from '../../shared/check/chair/pars.ts'
import { allPuzzles } from '../../shared/check/chair/puzzle.ts'

const FILE = fileURLToPath(new URL('../../shared/check/chair/pars.ts', import.meta.url))
const MOST_WORLDS = 1_000_000
const TABLE = /(export const PARS[^\n]*= \{\n)[\s\S]*?(\n?\}\n)/

const lines = allPuzzles().map(puzzle => {
  const found = searchPar(puzzle, MOST_WORLDS)
  if (!found) throw new Error(`${parKey(puzzle)} is too large to be searched to the end`)
  const { schedule, worlds } = found
  process.stderr.write(`${parKey(puzzle)}: ${schedule?.length ?? 'not to be broken'}, ${worlds} worlds\n`)
  return `  '${parKey(puzzle)}': { schedule: ${schedule ? `[${schedule.join(', ')}]` : 'null'}, worlds: ${worlds} },`
})
writeFileSync(
  FILE,
  readFileSync(FILE, 'utf8').replace(TABLE, (_, head: string) => `${head}${lines.join('\n')}\n}\n`),
)
