/** npm run class: a class of simulated students on real sockets. */
import { type ClassReport, type ClassTrial, classTrial } from '../bench/classes.ts'
import { countOf, doneWithProgress, Misuse, printJson, printTable, progress, rounded, tool } from './cli.ts'

const HELP = `
npm run class [-- --students 30] [--drop 0.2] [--minutes 5] [--json]

Starts a server, begins a class, lets students come in by its code and play over real sockets on loopback, and tells how
soon they sat, how soon a dashboard saw what they did, and what that cost. Everything stays on this machine.

  --students n   one class of so many (without it: 1, 2, 7, 11, 13, 31 and 200, one after another)
  --drop share   so many of the connections are lost each minute (0); the level is then played to its end
  --minutes n    how long it is watched (a third of a minute; with --drop five)
  --json         the whole report
`

const SIZES = [1, 2, 7, 11, 13, 31, 200]
const A_LOOK_MS = 20_000

function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return value === undefined ? null : rounded(value, 0)
}

/** 5 x4, 4 x3: five groups of one size are one word. */
function sizesInWords(groups: readonly number[]): string {
  return [...new Set(groups)].map(size => `${size} x${groups.filter(one => one === size).length}`).join(', ')
}

function row(report: ClassReport): Readonly<Record<string, string | number | null>> {
  const { students, groups, lobbyMs, seatMs, dashboardMs, dashboardBytesPerSecond, cpuShare } = report
  return {
    students,
    groups: sizesInWords(groups),
    'code to lobby p95 ms': quantile(lobbyMs, 0.95),
    'start to seat p95 ms': quantile(seatMs, 0.95),
    'dashboard p50 ms': quantile(dashboardMs, 0.5),
    'dashboard p95 ms': quantile(dashboardMs, 0.95),
    'dashboard kB/s': rounded(dashboardBytesPerSecond / 1000, 1),
    'server CPU %': cpuShare === null ? null : rounded(cpuShare * 100, 0),
  }
}

function troubles(report: ClassReport): Readonly<Record<string, string | number | null>> {
  const { drops, matches, finished, acknowledged, lost, wrongViews } = report
  return {
    'connections lost': drops,
    'matches finished': `${finished} of ${matches}`,
    'moves acknowledged': acknowledged,
    'moves lost': lost,
    'wrong-seat views': wrongViews.length,
  }
}

async function run(trials: readonly ClassTrial[], json: boolean): Promise<void> {
  const reports: ClassReport[] = []
  for (const trial of trials) reports.push(await classTrial(trial, progress))
  doneWithProgress()
  process.exitCode = reports.every(({ lost, wrongViews }) => lost + wrongViews.length === 0) ? 0 : 1
  if (json) return printJson(reports)
  printTable(reports.map(row))
  if (trials.some(({ dropShare }) => dropShare > 0)) printTable(reports.map(troubles))
}

tool(HELP, { students: { type: 'string' }, drop: { type: 'string' }, minutes: { type: 'string' } }, values => {
  const dropShare = Number(values['drop'] ?? 0)
  const minutes = Number(values['minutes'] ?? (dropShare > 0 ? 5 : A_LOOK_MS / 60_000))
  if (!(dropShare >= 0 && dropShare <= 1)) throw new Misuse('--drop wants a share from 0 to 1')
  if (!(minutes > 0 && minutes <= 60)) throw new Misuse('--minutes wants a number up to 60')
  const sizes = values['students'] === undefined ? SIZES : [countOf(values, 'students', 30)]
  const trials = sizes.map(students => ({ students, dropShare, watchMs: minutes * 60_000 }))
  run(trials, values['json'] === true).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  })
})
