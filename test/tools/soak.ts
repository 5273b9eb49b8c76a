/** npm run soak: the promises that `npm test` holds over pinned seeds, over as many random ones as there is time for. */
import { randomBytes } from 'node:crypto'
import { kindsOf, type Trial, type Trouble, tryOut } from '../bench/trials.ts'
import { doneWithProgress, Misuse, printJson, printTable, progress, tool } from './cli.ts'

const HELP = `
npm run soak -- [--minutes M] [--seeds-from X] [--json]

Plays random nights of every level: by the book, with every rule's flawed bot, with bots that press any button, and with
persons who are sometimes wrong, sometimes away. Lawful play must break nothing, a replay must come to the same world,
and the blamed step must be a wrong one without which the night ends well. Exit code 1 and the seeds if anything fails.

  --minutes M     how long, 0.05 to 600 (5)
  --seeds-from X  the common name of the seeds; the same name gives the same nights in the same order (random)
  --json          { from, minutes, nights, acts, kinds, troubles: [{ seed, protocol, level, night, kind, what }] }
`

const MOST_TROUBLES = 20
const TELL_EVERY_MS = 2_000

function minutesOf(text: string | boolean | undefined): number {
  const minutes = Number(text ?? 5)
  if (!(minutes >= 0.05 && minutes <= 600)) throw new Misuse(`--minutes wants a number from 0.05 to 600, not "${text}"`)
  return minutes
}

tool(HELP, { minutes: { type: 'string' }, 'seeds-from': { type: 'string' } }, values => {
  const minutes = minutesOf(values['minutes'])
  const named = values['seeds-from']
  const from = typeof named === 'string' ? named : randomBytes(4).toString('hex')
  const untilMs = performance.now() + minutes * 60_000
  const kinds = kindsOf()
  const nights: Record<string, number> = {}
  const troubles: Trouble[] = []
  let [count, acts, toldMs] = [0, 0, performance.now()]
  progress(`seeds from ${from}`)
  for (; performance.now() < untilMs && troubles.length < MOST_TROUBLES; count++) {
    const kind = kinds[count % kinds.length]
    if (!kind) break
    const trial: Trial = { ...kind, seed: `${from}-${Math.floor(count / kinds.length)}` }
    const tried = tryOut(trial)
    acts += tried.acts
    nights[trial.kind] = (nights[trial.kind] ?? 0) + 1
    troubles.push(...tried.troubles)
    for (const trouble of tried.troubles) progress(`FAILED: ${JSON.stringify(trouble)}`)
    if (performance.now() - toldMs < TELL_EVERY_MS) continue
    toldMs = performance.now()
    progress(`${(count + 1).toLocaleString('en')} nights, ${troubles.length} troubles`)
  }
  doneWithProgress()
  if (troubles.length > 0) process.exitCode = 1
  if (values['json'] === true) return printJson({ from, minutes, nights: count, acts, kinds: nights, troubles })
  if (troubles.length > 0) printTable(troubles.map(trouble => ({ ...trouble })))
  process.stdout.write(
    `${count.toLocaleString('en')} nights, ${acts.toLocaleString('en')} acts, seeds from ${from}: ${troubles.length === 0 ? 'nothing failed' : `${troubles.length} troubles`}\n`,
  )
})
