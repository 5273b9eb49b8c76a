/** A browser with nothing but the space-time diagram in it: no server, and as many events as are wanted. */
import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { type Browser, chromium, type Page } from 'playwright'
import { build } from 'vite'
import { findChromium, LAUNCH_ARGS } from '../chromium.ts'
import { eventsOf, longNight } from './long-night.ts'

export interface DiagramStage {
  readonly browser: Browser
  open(events: number): Promise<DiagramPage>
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
  return {
    browser,
    async open(events) {
      const debrief = longNight(events)
      const page = await browser.newPage({ viewport: VIEW })
      const data = JSON.stringify(debrief).replaceAll('<', '\\u003c')
      await page.setContent(
        `<style>${css}</style><div id="app" class="debrief"></div><script id="debrief" type="application/json">${data}</script>`,
      )
      await page.addScriptTag({ content: code })
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
