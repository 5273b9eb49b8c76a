/** npm run kills: a real server is killed again and again while people play. */
import { killOneOfTwo } from '../bench/adoptions.ts'
import { killAgainAndAgain } from '../bench/kills.ts'
import { countOf, doneWithProgress, printJson, printTable, progress, rounded, tool } from './cli.ts'

const HELP = `
npm run kills [-- --kills 50] [--matches 6] [--database-url postgres://...] [--processes 2] [--json]

Starts a server, seats players, kills it (SIGKILL) at random moments, starts it again on the same store, and counts what
was lost. Ends with exit code 1 if anything was. Everything stays on this machine.

  --kills n         how often (50)
  --matches n       every other one is played alone, the others by two people (6)
  --database-url u  PostgreSQL instead of the embedded store
  --processes 2     two processes behind nginx, of which one is killed: how many of its matches the other adopts, and
                    how soon. PostgreSQL, Redis and nginx are started for it, if they are installed
  --json            the whole report
`

const PLAY_MS = 1500

function quantile(sorted: readonly number[], share: number): number | null {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return value === undefined ? null : rounded(value, 0)
}

async function runTwo(kills: number, matches: number, json: boolean): Promise<void> {
  const report = await killOneOfTwo({ kills, matches, playMs: PLAY_MS }, progress)
  doneWithProgress()
  const { orphaned, adopted, lost, doubled, unseen, diverged } = report
  const whole = lost.length + doubled.length + unseen.length + diverged === 0 && adopted === orphaned
  process.exitCode = whole ? 0 : 1
  if (json) return printJson(report)
  const adoptedMs = report.adoptedMs.toSorted((a, b) => a - b)
  const returnsMs = report.returnsMs.toSorted((a, b) => a - b)
  printTable(
    Object.entries({
      kills,
      matches: report.matches,
      players: report.players,
      'matches that lost their process': orphaned,
      'adopted by the other': adopted,
      'adopted, %': orphaned === 0 ? null : rounded((adopted / orphaned) * 100, 1),
      'worlds that differed': diverged,
      'moves acknowledged': report.acknowledged,
      'of them lost': lost.length,
      'moves made twice': doubled.length,
      'things shown and undone': unseen.length,
      'ms until adopted, median': quantile(adoptedMs, 0.5),
      'ms until adopted, 95%': quantile(adoptedMs, 0.95),
      'ms until back, median': quantile(returnsMs, 0.5),
      'ms until back, 95%': quantile(returnsMs, 0.95),
      'ms until back, longest': quantile(returnsMs, 1),
    }).map(([what, value]) => ({ what, value })),
  )
}

async function run(kills: number, matches: number, databaseUrl: string | undefined, json: boolean): Promise<void> {
  const plan = { kills, matches, playMs: PLAY_MS, ...(databaseUrl !== undefined && { databaseUrl }) }
  const report = await killAgainAndAgain(plan, progress)
  doneWithProgress()
  const { lost, doubled, unseen, diverged, resumed } = report
  const whole = lost.length + doubled.length + unseen.length + diverged === 0 && resumed === kills * report.matches
  process.exitCode = whole ? 0 : 1
  if (json) return printJson(report)
  const returns = report.returnsMs.toSorted((a, b) => a - b)
  const jumps = report.jumpsMs.toSorted((a, b) => a - b)
  printTable(
    Object.entries({
      kills,
      matches: report.matches,
      players: report.players,
      'matches gone on with': resumed,
      'matches expected to': kills * report.matches,
      'worlds that differed': diverged,
      'moves acknowledged': report.acknowledged,
      'of them lost': lost.length,
      'moves made twice': doubled.length,
      'things shown and undone': unseen.length,
      'ms until back, median': quantile(returns, 0.5),
      'ms until back, 95%': quantile(returns, 0.95),
      'ms until back, longest': quantile(returns, 1),
      'simulated ms jumped back, most': quantile(jumps, 0),
      'simulated ms jumped ahead, most': quantile(jumps, 1),
    }).map(([what, value]) => ({ what, value })),
  )
}

const TEXT = { type: 'string' } as const
const OPTIONS = { kills: TEXT, matches: TEXT, 'database-url': TEXT, processes: TEXT } as const

tool(HELP, OPTIONS, values => {
  const url = values['database-url']
  const [kills, matches] = [countOf(values, 'kills', 50), countOf(values, 'matches', 6)]
  const json = values['json'] === true
  const several = countOf(values, 'processes', 1) > 1
  const work = several
    ? runTwo(kills, matches, json)
    : run(kills, matches, typeof url === 'string' ? url : undefined, json)
  work.catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  })
})
