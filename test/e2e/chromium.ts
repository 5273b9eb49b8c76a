/** A Chromium to test with: the CHROMIUM variable, one on the PATH, Playwright's own, or one that Debian can install. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'] as const

function onPath(): string | undefined {
  for (const name of NAMES) {
    const found = spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim()
    if (found) return found
  }
  return undefined
}

export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM']
  if (named && existsSync(named)) return named
  const found = onPath()
  if (found) return found
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  if (process.getuid?.() === 0 && spawnSync('which', ['apt-get']).status === 0) {
    process.stderr.write('No Chromium found: installing it from Debian ...\n')
    spawnSync('sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return onPath()
  }
  return undefined
}

/** Playwright's own list (its chromiumSwitches.ts), said again: of several such arguments Chromium takes the last alone. */
const PLAYWRIGHT_WITHOUT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
] as const

/** Pages of the browser's own, under an address bar that nobody sees: every window loads them, and longer than a page of ours. */
const WITHOUT = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'] as const

/** As root in a container there is no sandbox; and nothing here needs the network. */
export const LAUNCH_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...PLAYWRIGHT_WITHOUT, ...WITHOUT].join()}`,
] as const
