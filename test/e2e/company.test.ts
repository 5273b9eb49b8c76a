/** Three people and two bots book journeys; and a person who is the traitor divides two loyal generals. */
import { afterEach, expect, test } from 'vitest'
import { drawDeal } from '../../shared/match/night-run.ts'
import { seeds } from '../../shared/match/simulate.ts'
import { byzantineGenerals } from '../../shared/protocols/byzantine-generals/index.ts'
import { gather, hinted, playNight, type Stage, setStage, type Wishes } from './stage.ts'

let stage: Stage | undefined
afterEach(async () => {
  await stage?.close()
  stage = undefined
})

test('three browsers and two bots finish a night of A journey for two', async () => {
  // No faster: the sea's patience with slow hands is counted on the server's clock, and three browsers share a machine.
  stage = await setStage(3, 'three browsers')
  const pages = [await stage.open('/'), await stage.open('/'), await stage.open('/')] as const
  const [host, ...guests] = pages
  await gather(host, guests, /A journey for two/, /Guided/)
  await Promise.all(pages.map((page, i) => playNight(page, i === 1 ? 'keys' : 'click', hinted, 200_000)))
  for (const page of pages) {
    expect(await page.getByRole('heading').allInnerTexts()).toContain('Goal reached, safety held')
    expect(await page.getByText('3 people, 2 bots').count()).toBe(1)
  }
  expect(stage.troubles).toEqual([])
}, 240_000)

/** Whatever it is told, it passes on "retreat"; of its own order everybody hears something else. */
const lies: Wishes = async () => [
  'Order n1: attack',
  'Order n3: retreat',
  'Tell n1: retreat',
  'Tell n3: retreat',
  'Write it down',
  'Keep your countenance',
]

/** The same hand; what the page says of the goal meanwhile is written down. */
const reading =
  (aims: Set<string>, wishes: Wishes): Wishes =>
  async (page, seen) => {
    for (const aim of await page.locator('.aim').allInnerTexts()) aims.add(aim)
    return wishes(page, seen)
  }

test('a person is the traitor at three, lies, and is told alone that it won', async () => {
  const [night] = byzantineGenerals.levels.find(level => level.id === 'traitor-at-three')?.nights ?? []
  // The second to come sits at n2: a sea in which that is the traitor.
  const seed = seeds(20, 'traitor').find(one => night && drawDeal(night, one, 0)['n2']?.secret.traitor === true)
  if (seed === undefined) throw new Error('n2 is never the traitor')
  stage = await setStage(5, seed)
  const [loyal, traitor] = [await stage.open('/'), await stage.open('/')]
  await gather(loyal, [traitor], /Traitor at three/, /Guided/)
  const [loyalAims, traitorAims] = [new Set<string>(), new Set<string>()]
  await Promise.all([
    playNight(loyal, 'click', reading(loyalAims, hinted)),
    playNight(traitor, 'click', reading(traitorAims, lies)),
  ])
  expect([...traitorAims].join()).toContain('Divide the loyal')
  expect([...loyalAims].join()).toContain('The loyal obey alike')
  expect([...loyalAims].join()).not.toContain('Divide the loyal')
  expect(await traitor.getByRole('heading').allInnerTexts()).toContain('You were the traitor, and you won')
  const loyalWords = await loyal.locator('body').innerText()
  expect(loyalWords).toContain('n3 disobeys n1, and both are loyal')
  expect(loyalWords).toContain('n2 was the traitor')
  expect(loyalWords).not.toContain('You were')
  for (const page of [loyal, traitor]) {
    await page.getByText('Decisions by seat').click()
    expect(await page.getByRole('row', { name: /^n2 .*, the traitor yes/ }).count()).toBe(1)
    expect(await page.getByText('Word for word the same').count()).toBe(1)
  }
  expect(stage.troubles).toEqual([])
}, 120_000)

test('two people and three bots carry the load of a night in The storm of retries', async () => {
  stage = await setStage(3, 'two at the load')
  const pages = [await stage.open('/'), await stage.open('/')] as const
  const [host, guest] = pages
  await gather(host, [guest], /The storm of retries/, /Guided/)
  await Promise.all(pages.map((page, i) => playNight(page, i === 1 ? 'keys' : 'click', hinted, 200_000)))
  for (const page of pages) {
    expect(await page.getByRole('heading').allInnerTexts()).toContain('Goal reached, safety held')
    expect(await page.getByText('2 people, 3 bots').count()).toBe(1)
  }
  expect(stage.troubles).toEqual([])
}, 240_000)
