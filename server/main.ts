/** `node server/main.ts`: the settings, the house, the server, and how it ends. */
import { catalog } from '../shared/match/catalog.ts'
import { createMatch } from '../shared/match/match.ts'
import { realClock } from './clock.ts'
import { openCluster } from './cluster/open.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import type { House } from './house.ts'
import { isMissingFile } from './http/missing-file.ts'
import { createLog, type Log } from './log.ts'
import { createMetrics } from './metrics.ts'
import { secureIds } from './rooms/codes.ts'
import { freshSecret, keptSecret, loadSecret, tokensWith } from './rooms/tokens.ts'
import { SearchDesk } from './search/desk.ts'
import { type RunningServer, startServer } from './start.ts'
import { Journal } from './store/journal.ts'
import { openStore } from './store/open.ts'
import { keepFor } from './store/retention.ts'
import { seatKeyInDatabase } from './store/seat-key.ts'
import { StoreError } from './store/store.ts'
import { watchStrain } from './strain.ts'
import { codeVersion } from './version.ts'

/** Whatever hangs, the process is gone by then. */
const CLOSE_WITHIN_MS = 5000

/** `undefined` after a word to the person who set it. */
function configOrWords(): Config | undefined {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(error.message)
    return undefined
  }
}

/** With a database the key is there: whoever shares it signs and reads the same seats. */
function seatKey({ databaseUrl, dataDir }: Config, log: Log): Buffer | Promise<Buffer> {
  return databaseUrl === undefined
    ? loadSecret(dataDir)
    : seatKeyInDatabase(databaseUrl, keptSecret(dataDir) ?? freshSecret(), log)
}

async function main(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  const metrics = createMetrics()
  const store = await openStore(config, log)
  const tokens = tokensWith(await seatKey(config, log))
  const cluster = await openCluster(config, log, metrics)
  const journal = new Journal(store, {
    ...{ log, metrics },
    lost: () => end('the store is lost', 1),
    refused: hold => cluster.lost(hold),
  })
  const house: House = {
    clock: realClock(),
    log,
    tokens,
    ids: secureIds,
    journal,
    cluster,
    metrics,
    strain: watchStrain(),
    desk: new SearchDesk(),
    version: codeVersion(),
    catalog: catalog(),
    createMatch,
  }
  let server: RunningServer | undefined
  let endRetention: (() => void) | undefined
  let closing = false
  const end = (why: string, exitCode: number): void => {
    if (closing) return
    closing = true
    log.info({ why }, 'closing')
    setTimeout(() => process.exit(exitCode), CLOSE_WITHIN_MS).unref()
    endRetention?.()
    const closed = Promise.resolve(server?.close()).then(() => store.close())
    closed.then(
      () => process.exit(exitCode),
      (error: unknown) => {
        log.error({ err: error }, 'closing failed')
        process.exit(exitCode)
      },
    )
  }
  process.once('SIGTERM', () => end('SIGTERM', 0))
  process.once('SIGINT', () => end('SIGINT', 0))
  process.on('uncaughtException', error => {
    if (isMissingFile(error, config.clientDir)) return log.error({ err: error }, 'a file of the client is gone')
    log.fatal({ err: error }, 'uncaught exception')
    end('uncaught exception', 1)
  })
  // One failed promise is one request or one room: no reason to end everybody's matches.
  process.on('unhandledRejection', error => log.error({ err: error }, 'unhandled rejection'))

  const { host, port, retentionDays, clientDir, trustProxy, metricsToken } = config
  server = await startServer({ house, host, port, retentionDays, clientDir, trustProxy, metricsToken })
  endRetention = keepFor(config.retentionDays, house)
}

function startFailed(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (error instanceof StoreError) console.error(`The server cannot start. ${error.message}`)
  else if (code === 'EADDRINUSE')
    console.error('The server cannot start: its port is taken. Set PORT to another one, like PORT=3000.')
  else if (code === 'EACCES') console.error('The server cannot start: it may not use its port or its DATA_DIR.')
  else console.error('The server cannot start:', error)
  process.exit(1)
}

const config = configOrWords()
if (config === undefined) process.exit(1)
await main(config).catch(startFailed)
