/** npm run fuzz: hostile messages against a real server while people play. */
import { availableParallelism } from 'node:os'
import { fuzz } from '../fuzz/fuzz.ts'
import { countOf, doneWithProgress, printJson, printTable, progress, tool } from './cli.ts'

const HELP = `
npm run fuzz [-- --messages 1000000] [--seed pinned] [--intruders 96] [--json]

Starts a server, seats a few who play, and sends it messages that were spoiled on purpose: over sockets with a seat and
without, over HTTP, to classes, and as bare bytes. Ends with exit code 1 if the server died, if one of those who play was disconnected or
turned away, if a stack trace was to be seen, or if an answer had a status of 500 and more. What is sent follows from the seed; when it arrives does not. Everything stays on this
machine. A million takes some minutes.

  --messages n   how many (1000000)
  --seed text    what is sent (pinned)
  --intruders n  how many connections at a time (96)
  --json         the whole report
`

async function run(messages: number, seed: string, intruders: number, json: boolean): Promise<void> {
  const report = await fuzz({ messages, seed, intruders, settle: true }, progress)
  doneWithProgress()
  const { crashes, honestDisconnects, stackTraces, failures, honestClass, before, after, ...rest } = report
  const faults = crashes + honestDisconnects + rest.honestTurnedAway + stackTraces.length + failures.length
  process.exitCode = faults === 0 && honestClass ? 0 : 1
  if (json) return printJson(report)
  for (const line of [...stackTraces.slice(0, 5), ...failures.slice(0, 5)])
    process.stderr.write(`${line.slice(0, 1000)}\n`)
  printTable(
    Object.entries({
      'messages sent': rest.sent,
      'of them over WebSocket': rest.overWebSocket,
      'of them over HTTP and bare TCP': rest.overHttp,
      'answers heard': rest.heard,
      'hostile connections ended': rest.hostileConnections,
      seconds: rest.seconds,
      crashes,
      'people who play': rest.honest,
      'evenings they could not begin': rest.honestTurnedAway,
      'of them disconnected': honestDisconnects,
      'moves they made': rest.honestMoves,
      'moves in the second half': rest.honestMovesLately,
      'stack traces in answers and logs': stackTraces.length,
      'answers of a failing server': failures.length,
      'a class whose code they know is untouched': honestClass ? 'yes' : 'no',
      'heap before, MB': before.heapMb,
      'heap after, MB': after?.heapMb,
      'resident before, MB': before.residentMb,
      'resident after, MB': after?.residentMb,
      cores: availableParallelism(),
    }).map(([what, value]) => ({ what, value })),
  )
}

tool(
  HELP,
  { messages: { type: 'string' }, seed: { type: 'string' }, intruders: { type: 'string' } },
  ({ seed = 'pinned', ...values }) => {
    run(
      countOf(values, 'messages', 1_000_000),
      String(seed),
      countOf(values, 'intruders', 96),
      values['json'] === true,
    ).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      process.exitCode = 1
    })
  },
)
