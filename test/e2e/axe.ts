/** What keeps a page from people: faults of accessibility as axe finds them, and a width that no screen has. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

/** Every fault, with the places where it is. */
export async function faultsOn(page: Page): Promise<readonly string[]> {
  const violations = await violationsOn(page)
  return [...violations.map(told), ...((await tooWide(page)) ? ['wider than the screen'] : [])]
}

/** Those that shut people out; with `within`, of that part of the page alone. */
export async function seriousFaultsOn(page: Page, within?: string): Promise<readonly string[]> {
  const violations = await violationsOn(page, within)
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(told)
}

export const tooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

async function violationsOn(page: Page, within?: string): Promise<readonly Violation[]> {
  // In the page itself: the other mode is for frames from elsewhere, of which there are none, and opens a second page.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  return (await (within === undefined ? builder : builder.include(within)).analyze()).violations
}

const told = ({ id, nodes }: Violation): string => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`
