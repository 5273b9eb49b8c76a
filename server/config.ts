/** What the environment says, checked once at the start. A mistake is told in words, not by a stack trace. */
import path from 'node:path'
import * as v from 'valibot'

export interface Config {
  readonly host: string
  readonly port: number
  /** Holds what must survive a restart: the secret that signs seat tokens, and the embedded store. */
  readonly dataDir: string
  /** PostgreSQL instead of the embedded store. */
  readonly databaseUrl: string | undefined
  /** There are several processes: where Colyseus' matchmaking of all of them is shared. */
  readonly redisUrl: string | undefined
  /** Where the others reach this one; undefined: found out. */
  readonly peerHost: string | undefined
  /** A match that nobody has touched for so long is removed. */
  readonly retentionDays: number
  /** The built client. */
  readonly clientDir: string
  readonly logLevel: LogLevel
  /** A proxy stands before the server, and its X-Forwarded-Proto and X-Forwarded-Host are true. */
  readonly trustProxy: boolean
  /** Who asks for /metrics must show it; undefined: anybody may. */
  readonly metricsToken: string | undefined
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const ROOT = path.resolve(import.meta.dirname, '..')

const PORT_WORDS = 'must be a port number from 0 to 65535 (0 takes any free one)'

const TOKEN_WORDS = 'must have 16 to 256 letters, digits or signs of - . _ ~ + / ='

/** To listen there is to listen at every address of the machine. */
const ANY_ADDRESS: readonly string[] = ['0.0.0.0', '::']

const DAYS_WORDS = 'must be a number of days from 1 to 3650'

const HOST_NAME = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9.:_-]{1,255}$/, 'must be a host name or an address, like 127.0.0.1'),
)

const VARIABLES = v.object({
  PORT: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,5}$/, PORT_WORDS), v.transform(Number), v.maxValue(65535, PORT_WORDS)),
    '2567',
  ),
  HOST: v.optional(HOST_NAME, '0.0.0.0'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1, 'must name a folder')), path.join(ROOT, 'data')),
  DATABASE_URL: v.optional(
    v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, 'must be an address like postgres://user:password@host/name')),
  ),
  REDIS_URL: v.optional(v.pipe(v.string(), v.regex(/^rediss?:\/\//, 'must be an address like redis://host:6379'))),
  PEER_HOST: v.optional(HOST_NAME),
  RETENTION_DAYS: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,4}$/, DAYS_WORDS),
      v.transform(Number),
      v.minValue(1, DAYS_WORDS),
      v.maxValue(3650, DAYS_WORDS),
    ),
    '30',
  ),
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'info'),
  TRUST_PROXY: v.optional(v.picklist(['0', '1'], 'must be 0 or 1'), '0'),
  METRICS_TOKEN: v.optional(v.pipe(v.string(), v.regex(/^[\w.~+/=-]{16,256}$/, TOKEN_WORDS))),
})

const ENVIRONMENT = v.pipe(
  VARIABLES,
  v.forward(
    v.check(
      ({ REDIS_URL, DATABASE_URL }) => REDIS_URL === undefined || DATABASE_URL !== undefined,
      'is for several processes, and they keep their matches in PostgreSQL: set DATABASE_URL too',
    ),
    ['REDIS_URL'],
  ),
)

export class ConfigError extends Error {}

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = v.safeParse(ENVIRONMENT, given)
  if (!result.success) {
    const lines = result.issues.map(issue => `  ${v.getDotPath(issue) ?? '?'} ${issue.message}`)
    throw new ConfigError(`The server cannot start with these settings:\n${lines.join('\n')}`)
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, REDIS_URL, PEER_HOST, ...rest } = result.output
  const { RETENTION_DAYS, LOG_LEVEL, TRUST_PROXY, METRICS_TOKEN } = rest
  return {
    port: PORT,
    host: HOST,
    dataDir: path.resolve(DATA_DIR),
    databaseUrl: DATABASE_URL,
    redisUrl: REDIS_URL,
    peerHost: PEER_HOST ?? (ANY_ADDRESS.includes(HOST) ? undefined : HOST),
    retentionDays: RETENTION_DAYS,
    clientDir: path.join(ROOT, 'client', 'dist'),
    logLevel: LOG_LEVEL,
    trustProxy: TRUST_PROXY === '1',
    metricsToken: METRICS_TOKEN,
  }
}
