/** What a browser fetches, in brotli bytes as the server sends them: for the home page, and then for a match. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { chromium } from 'playwright'
import { findChromium, LAUNCH_ARGS } from '../e2e/chromium.ts'
import { atMost, type Figure, figure, type Part, unmeasured } from './measure.ts'
import { startRealServer } from './real-server.ts'
import { ROOT } from './root.ts'

const DIST = join(ROOT, 'client', 'dist')
const MOST_BYTES = 450_000
const CODE = /\.(?:js|css|html)$/

/** The size on the wire: the compressed copy that the build wrote, or the file itself where that is no gain. */
function sentBytes(path: string): number {
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size
}

interface Chunk {
  readonly file: string
  readonly rawBytes: number
  readonly brotliBytes: number
  readonly sentBytes: number
}

function chunks(): readonly Chunk[] {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('there is no client/dist: npm run build makes it')
  return globSync('**/*', { cwd: DIST })
    .filter(file => CODE.test(file))
    .sort()
    .map(file => {
      const path = join(DIST, file)
      const bytes = readFileSync(path)
      return {
        file,
        rawBytes: bytes.length,
        brotliBytes: brotliCompressSync(bytes).length,
        sentBytes: sentBytes(path),
      }
    })
}

/** Which files of the build a real browser asks for: on the home page, and after "play alone" until the match is there. */
async function fetched(executablePath: string): Promise<{ readonly home: Set<string>; readonly match: Set<string> }> {
  const server = await startRealServer()
  const browser = await chromium.launch({ executablePath, args: [...LAUNCH_ARGS] })
  try {
    const page = await browser.newPage()
    const asked = new Set<string>()
    page.on('requestfinished', request => {
      const { pathname } = new URL(request.url())
      asked.add(pathname === '/' || pathname.startsWith('/room/') ? 'index.html' : pathname.slice(1))
    })
    await page.goto(`${server.url}/?renderer=canvas`, { waitUntil: 'networkidle' })
    const home = new Set(asked)
    await page.getByRole('button', { name: 'Play alone' }).click()
    await page.locator('canvas').first().waitFor({ timeout: 20_000 })
    await page.waitForLoadState('networkidle')
    return { home, match: new Set(asked) }
  } finally {
    await browser.close()
    await server.end()
  }
}

export async function measureBundle(tell: (words: string) => void): Promise<Omit<Part, 'part'>> {
  const all = chunks()
  const sum = (of: readonly Chunk[]): number => of.reduce((total, { sentBytes: bytes }) => total + bytes, 0)
  const each = all.map(
    (chunk): Figure => figure(chunk.file, chunk.sentBytes, 'B', `${chunk.rawBytes.toLocaleString('en')} B raw`),
  )
  const total = atMost(
    MOST_BYTES,
    figure('all code', sum(all), 'B', 'every HTML, JS and CSS file of client/dist, as sent (brotli)'),
  )
  tell(`bundle: ${sum(all).toLocaleString('en')} B brotli in ${all.length} files`)
  const executable = findChromium()
  if (executable === undefined)
    return { figures: [total, unmeasured('home, match', 'there is no Chromium'), ...each], details: all }
  const { home, match } = await fetched(executable)
  const ofPage = (what: string, files: Set<string>): Figure => {
    const needed = all.filter(chunk => files.has(chunk.file))
    return atMost(MOST_BYTES, figure(what, sum(needed), 'B', needed.map(chunk => chunk.file).join(', ')))
  }
  return {
    figures: [ofPage('home page', home), ofPage('home page and match', match), total, ...each],
    details: all,
  }
}
