/** A browser with nothing in it but the space-time diagram and its replay: no server, and as many events as are wanted. */
import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { type Browser, chromium, type Page, type ViewportSize } from 'playwright'
import { build } from 'vite'
import type { Example } from '../../../client/pages/projector/example.ts'
import type { Debrief } from '../../../shared/wire/debrief.ts'
import { findChromium, LAUNCH_ARGS } from '../chromium.ts'
import { eventsOf, longNight } from './long-night.ts'

export interface DiagramStage {
  readonly browser: Browser
  open(events: number): Promise<DiagramPage>
  /** A debrief as its reader has it, or an example as the wall shows it. */
  show(what: Debrief | Example, viewport: ViewportSize): Promise<Page>
  close(): Promise<void>
}

export interface DiagramPage {
  readonly page: Page
  readonly events: number
}

const VIEW = { width: 1280, height: 900 } as const
const HERE = fileURLToPath(new URL('.', import.meta.url))

export async function setDiagramStage(): Promise<DiagramStage> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('there is no Chromium')
  const { code, css } = await bundled()
  const browser = await chromium.launch({ executablePath, args: [...LAUNCH_ARGS] })
  const show = async (what: Debrief | Example, viewport: ViewportSize): Promise<Page> => {
    const context = await browser.newContext({ viewport })
    const page = await context.newPage()
    const data = JSON.stringify(what).replaceAll('<', '\\u003c')
    await page.setContent(
      `<!doctype html><html lang="en" data-motion="full"><title>A night</title><style>${css}</style><div id="app"></div><script id="shown" type="application/json">${data}</script>`,
    )
    await page.addScriptTag({ content: code })
    return page
  }
  return {
    browser,
    show,
    async open(events) {
      const debrief = longNight(events)
      const page = await show(debrief, VIEW)
      await page.locator('.diaplane svg').first().waitFor()
      return { page, events: eventsOf(debrief) }
    },
    close: () => browser.close(),
  }
}

async function bundled(): Promise<{ readonly code: string; readonly css: string }> {
  const built = await build({
    configFile: false,
    root: HERE,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [preact({ reactAliasesEnabled: false })],
    build: { write: false, lib: { entry: `${HERE}page.tsx`, formats: ['iife'], name: 'page' }, target: 'es2022' },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap(one => ('output' in one ? one.output : []))
  const code = outputs.flatMap(part => (part.type === 'chunk' ? [part.code] : [])).join('\n')
  const css = outputs.flatMap(part => (part.type === 'asset' ? [String(part.source)] : [])).join('\n')
  return { code, css }
}
