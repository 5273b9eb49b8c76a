/**
 * npm test: everything that is held true here, in one go. The last line counts: "N passed, N failed".
 * Lint, types and the build count as one check each.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../e2e/chromium.ts'

let passed = 0
let failed = 0

function run(
  name: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): boolean {
  process.stdout.write(`\n== ${name}\n`)
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  return status === 0
}

function check(name: string, command: string, args: readonly string[]): void {
  if (run(name, command, args)) passed += 1
  else failed += 1
}

const chromium = findChromium()
if (chromium === undefined) failed += 1
check('lint, format and layers (biome)', 'biome', ['check', '--error-on-warnings', '.'])
for (const project of ['.', 'server', 'client', 'test'])
  check(`types of ${project === '.' ? 'shared' : project}`, 'tsc', ['-p', project])
check('build of the client', 'node', ['test/tools/build.ts'])

const report = join(tmpdir(), `lossy-isles-tests-${process.pid}.json`)
const ok = run(
  'tests (vitest)',
  'vitest',
  ['run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  chromium === undefined ? {} : { CHROMIUM: chromium },
)
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8')) as Record<
    'numPassedTests' | 'numFailedTests' | 'numFailedTestSuites',
    number
  >
  passed += numPassedTests
  // A file that does not load has no tests to count, and is a failure all the same.
  failed += numFailedTests === 0 ? numFailedTestSuites : numFailedTests
} catch {
  failed += 1
}
if (!ok && failed === 0) failed += 1
rmSync(report, { force: true })
if (chromium === undefined)
  process.stdout.write(
    '\nNo Chromium was found: set CHROMIUM to one, or install it (Debian: apt-get install chromium). The browser tests did not run.\n',
  )
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
