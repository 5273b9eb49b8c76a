/** npm run soak: the promises that `npm test` holds over pinned seeds, over as many random ones as there is time for. */
import { randomBytes } from 'node:crypto'
import { type Soaked, soak } from '../bench/soak.ts'
import { doneWithProgress, Misuse, printJson, printTable, progress, tool } from './cli.ts'

const HELP = `
npm run soak -- [--minutes M] [--seeds-from X] [--json]

Plays random nights of every level: by the book, with every rule's flawed bot, with bots that press any button, and with
persons who are sometimes wrong and sometimes away. Lawful play must break nothing, a replay must come to the same world,
and a violation must have a wrong step to blame without which it does not happen. Exit code 1 and the seeds otherwise.

  --minutes M     how long, 0.05 to 600 (5)
  --seeds-from X  the common name of the seeds; the same name gives the same nights in the same order (random)
  --json          { from, minutes, nights, acts, kinds, troubles: [{ seed, protocol, level, night, kind, what }] }
`

const TELL_EVERY_MS = 5_000

function minutesOf(text: string | boolean | undefined): number {
  const minutes = Number(text ?? 5)
  if (!(minutes >= 0.05 && minutes <= 600)) throw new Misuse(`--minutes wants a number from 0.05 to 600, not "${text}"`)
  return minutes
}

const many = (n: number): string => n.toLocaleString('en')

async function run(from: string, minutes: number, json: boolean): Promise<void> {
  let toldMs = performance.now()
  progress(`seeds from ${from}`)
  const soaked = await soak(from, minutes * 60_000, ({ nights, troubles }: Soaked) => {
    if (performance.now() - toldMs < TELL_EVERY_MS) return
    toldMs = performance.now()
    progress(`${many(nights)} nights, ${troubles.length} failed`)
  })
  doneWithProgress()
  const { nights, acts, troubles } = soaked
  if (troubles.length > 0) process.exitCode = 1
  if (json) return printJson({ from, minutes, ...soaked })
  if (troubles.length > 0) printTable(troubles.map(trouble => ({ ...trouble })))
  const end = troubles.length === 0 ? 'nothing failed' : `${troubles.length} failed`
  process.stdout.write(`${many(nights)} nights, ${many(acts)} acts, seeds from ${from}: ${end}\n`)
}

tool(HELP, { minutes: { type: 'string' }, 'seeds-from': { type: 'string' } }, values => {
  const minutes = minutesOf(values['minutes'])
  const named = values['seeds-from']
  const from = typeof named === 'string' ? named : randomBytes(4).toString('hex')
  run(from, minutes, values['json'] === true).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  })
})
