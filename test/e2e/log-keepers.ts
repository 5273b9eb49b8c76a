/** Hands that keep the log of Vectors each by its own belief. */
import type { Page } from 'playwright'
import { type By, fillForm, movesOn, nightIsOver, play } from './stage.ts'

const NODES = ['n1', 'n2', 'n3']

/** What is written for an event, given the vectors that stand on its card: one's own clock, and the letter's stamp. */
type Belief = (own: readonly number[], letter: readonly number[]) => readonly number[]
export const onlyMine: Belief = own => own
export const byTheBook: Belief = (own, letter) => own.map((n, i) => Math.max(n, letter[i] ?? 0))

async function vectorsOn(page: Page): Promise<readonly (readonly number[])[]> {
  const facts = await page.locator('.fields > div').allInnerTexts()
  // One's own clock first, whatever the order on the card.
  return facts
    .toSorted((a, b) => Number(b.startsWith('your clock')) - Number(a.startsWith('your clock')))
    .flatMap(text => /\((\d+(?:, \d+)*)\)/.exec(text)?.[1]?.split(', ').map(Number) ?? [])
    .reduce<number[][]>((rows, n, i) => {
      if (i % NODES.length === 0) rows.push([])
      rows.at(-1)?.push(n)
      return rows
    }, [])
}

/** Stamps every event as it is believed, by clicks with the number pad, and lodges the log when it is asked for. */
export async function keepLog(page: Page, belief: Belief, by: By = 'click', node?: string): Promise<number> {
  const you =
    node ??
    (await page
      .getByText(/You are n\d/)
      .first()
      .innerText())
  const self = NODES.findIndex(name => you.includes(name))
  const until = Date.now() + 150_000
  let events = 0
  while (!(await nightIsOver(page))) {
    if (Date.now() > until) throw new Error(`no debrief; on the page: ${JSON.stringify(await movesOn(page))}`)
    const [move] = await movesOn(page)
    if ((await page.locator('.moveform').count()) > 0) {
      const stamped = await page.locator('[data-hand]').first().getAttribute('data-hand')
      const [own = [], letter = []] = await vectorsOn(page)
      const known = belief(own, letter)
      await fillForm(
        page,
        known.map((n, i) => (i === self ? n + 1 : n)),
        by,
      )
      events += 1
      // Not the same blank twice: until the card is gone the form is still that of the last event.
      await page.waitForFunction(
        old => document.querySelector('[data-hand]')?.getAttribute('data-hand') !== old,
        stamped,
      )
    } else if (move) await play(page, move.number, 'click')
    await page.waitForTimeout(100)
  }
  return events
}
