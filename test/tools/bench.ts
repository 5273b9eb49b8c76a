/** npm run bench: what this house can do on this machine. Everything is measured now; what is not says why. */
import { availableParallelism, cpus } from 'node:os'
import { measureBundle } from '../bench/bundle.ts'
import { measureCapacity } from '../bench/capacity.ts'
import { measureDiagram } from '../bench/diagram.ts'
import { measureEngine, measureExplorer } from '../bench/engine.ts'
import { type Figure, type Part, partOf } from '../bench/measure.ts'
import { measureMemory } from '../bench/memory.ts'
import { measureStartUp } from '../bench/start-up.ts'
import { countOf, doneWithProgress, Misuse, printJson, printTable, progress, rounded, tool } from './cli.ts'

const PARTS = {
  engine: measureEngine,
  explorer: measureExplorer,
  server: measureCapacity,
  bundle: measureBundle,
  diagram: measureDiagram,
  start: measureStartUp,
} as const

/** Takes its time: only when it is asked for. */
const MEMORY = 'memory'

const HELP = `
npm run bench [-- --only part] [--minutes M] [--json]

Measures the engine (acts/s), the explorer (worlds/s, bytes a world), the server on one core (players served, beside a
bare Colyseus room), the bundle (brotli bytes), the diagram (ms a frame) and the start. Takes about five minutes;
everything stays on this machine.

  --only part  one of ${Object.keys(PARTS).join(', ')}; or ${MEMORY}: whether the server's memory stays flat
  --minutes M  how long ${MEMORY} takes (30)
  --json       { machine, parts: [{ part, figures: [{ what, value, unit, aim, met, how }], details }] }
`

function wanted(only: string | boolean | undefined): readonly (keyof typeof PARTS)[] {
  const names = Object.keys(PARTS) as (keyof typeof PARTS)[]
  if (typeof only !== 'string') return names
  const found = names.filter(name => name === only)
  if (found.length === 0) throw new Misuse(`--only is one of ${names.join(', ')}, ${MEMORY}, not "${only}"`)
  return found
}

function row(part: string, { what, value, unit, aim, met, how }: Figure) {
  const digits = value === null || Math.abs(value) >= 100 ? 0 : 2
  return {
    part,
    what,
    value: value === null ? null : rounded(value, digits),
    unit,
    aim,
    met: met === null ? '' : met ? 'yes' : 'NO',
    how,
  }
}

async function bench(only: string | boolean | undefined, minutes: number, json: boolean): Promise<void> {
  const parts: Part[] = []
  if (only === MEMORY) parts.push(await partOf(MEMORY, () => measureMemory(progress, minutes)))
  else for (const name of wanted(only)) parts.push(await partOf(name, () => PARTS[name](progress)))
  doneWithProgress()
  const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: availableParallelism() }
  if (json) return printJson({ machine, parts })
  process.stdout.write(`Node ${machine.node}, ${machine.cores} cores, ${machine.processor}\n\n`)
  printTable(parts.flatMap(({ part, figures }) => figures.map(of => row(part, of))))
}

tool(HELP, { only: { type: 'string' }, minutes: { type: 'string' } }, values => {
  const { only } = values
  if (only !== MEMORY) wanted(only)
  bench(only, countOf(values, 'minutes', 30), values['json'] === true).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  })
})
