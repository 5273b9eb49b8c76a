/** From `npm start` to a served page, in a copy of the repository: without a build, and with one. */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyOfRepo } from '../scaffold/copy-of-repo.ts'
import { figure, type Part } from './measure.ts'
import { freePort, untilServed } from './server/child.ts'

const LONGEST_MS = 90_000
const ASK_EVERY_MS = 20

/** npm starts a shell that starts node: the whole group is ended by the id it was given here. */
async function secondsToPage(root: string): Promise<number> {
  const port = await freePort()
  const environment = { PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn', DATA_DIR: join(root, 'data') }
  const beganMs = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: 'ignore',
    detached: true,
  })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  try {
    const page = await untilServed(`http://127.0.0.1:${port}/`, LONGEST_MS, ASK_EVERY_MS)
    if (!page.ok || !(await page.text()).includes('<script'))
      throw new Error(`the page came with status ${page.status}`)
    return (performance.now() - beganMs) / 1000
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await gone
  }
}

export async function measureStartUp(tell: (words: string) => void): Promise<Omit<Part, 'part'>> {
  const root = copyOfRepo()
  try {
    const fresh = await secondsToPage(root)
    tell(`start: ${fresh.toFixed(1)} s with the build`)
    const again = await secondsToPage(root)
    tell(`start: ${again.toFixed(1)} s with the build there already`)
    return {
      figures: [
        figure('npm start, nothing built', fresh, 's', 'to the first page served, in a copy of the repository'),
        figure('npm start, built', again, 's', 'the same, started once more'),
      ],
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
