/** Hands that keep the log of Vectors each by its own belief. */
import type { Page } from 'playwright'
import { type By, fillForm, lookAt, play } from './stage.ts'

const NODES = ['n1', 'n2', 'n3']

/** What is written for an event, given the vectors that stand on its card: one's own clock, and the letter's stamp. */
type Belief = (own: readonly number[], letter: readonly number[]) => readonly number[]
export const onlyMine: Belief = own => own
export const byTheBook: Belief = (own, letter) => own.map((n, i) => Math.max(n, letter[i] ?? 0))

/** One's own clock first, whatever the order on the card. */
const vectorsIn = (facts: readonly string[]): readonly (readonly number[])[] =>
  facts
    .toSorted((a, b) => Number(b.startsWith('your clock')) - Number(a.startsWith('your clock')))
    .flatMap(text => /\((\d+(?:, \d+)*)\)/.exec(text)?.[1]?.split(', ').map(Number) ?? [])
    .reduce<number[][]>((rows, n, i) => {
      if (i % NODES.length === 0) rows.push([])
      rows.at(-1)?.push(n)
      return rows
    }, [])

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
  let stamped: string | undefined
  let events = 0
  for (let seen = await lookAt(page); !seen.over; seen = await lookAt(page)) {
    if (Date.now() > until) throw new Error(`no debrief; on the page: ${JSON.stringify(seen)}`)
    const { form, hand, facts, moves } = seen
    const [move] = moves
    // Not the same blank twice: until the card is gone the form is still that of the last event.
    if (form && hand !== stamped) {
      const [own = [], letter = []] = vectorsIn(facts)
      const known = belief(own, letter)
      await fillForm(
        page,
        known.map((n, i) => (i === self ? n + 1 : n)),
        by,
      )
      stamped = hand
      events += 1
    } else if (move && hand !== stamped) await play(page, move, 'click')
    await page.waitForTimeout(100)
  }
  return events
}
