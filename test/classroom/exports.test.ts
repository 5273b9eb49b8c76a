/** Every file of a class is read back by somebody else's rules, and holds what was played. */
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXPORT_WRITERS } from '../../server/classroom/exports/exports.ts'
import type { MoveLine, NightDone, NightRecord } from '../../shared/classroom/state.ts'
import type { Json } from '../../shared/kernel/json.ts'
import { createMatch } from '../../shared/match/match.ts'
import { type Page, playedAgain } from '../../shared/match/page.ts'
import { worldHash } from '../../shared/match/replay.ts'
import type { Changes } from '../../shared/match/tweak.ts'
import { EXPORTS, type ExportType } from '../../shared/wire/classroom.ts'
import { attempt, nightDone, recordOf, sessionOf, student } from './fixture.ts'

const MOVES: readonly MoveLine[] = [
  {
    atMs: 1200.4,
    node: 'n1',
    actor: 'person',
    move: 'grant',
    args: { to: 'n2', term: 3 },
    mistake: '',
    latencyMs: 2400.2,
  },
  { atMs: 1900, node: 'n2', actor: 'bot', move: '=cmd', args: null, mistake: 'votes-twice', latencyMs: null },
]

const nights: readonly NightDone[] = [
  nightDone({
    id: '1-0',
    night: 4,
    startedMs: Date.UTC(2026, 10, 21, 9, 40),
    endedMs: Date.UTC(2026, 10, 21, 9, 41, 30),
    attempts: [
      attempt({ student: 'a', misconceptions: ['votes-twice', 'stale-term-obeyed'], hints: 2 }),
      attempt({ student: 'b', score: 0, scoreMax: 0, outcome: 'missed', botMoves: 9 }),
      attempt({ student: 'bot', score: 8 }),
    ],
  }),
  nightDone({
    id: '1-1',
    attempt: 2,
    attempts: [attempt({ student: 'a', node: 'n3', score: 2.5, outcome: 'unfinished' })],
  }),
]

const session = sessionOf(
  [
    student({
      id: 'a',
      name: 'Ada King Lovelace',
      connectedMs: 1500,
      connectedSinceMs: Date.UTC(2026, 10, 21, 10),
      botMs: 700,
    }),
    student({ id: 'b', name: 'Linus, the 2nd', joinedMs: 2000, leftMs: 5000 }),
    student({ id: 'bot', name: 'Nobody', rehearsed: true }),
  ],
  nights,
)
const record = recordOf(session, {
  identifiers: { a: 'ada@uni.example', b: '0042' },
  records: [{ id: '1-0', group: '1', moves: MOVES, page: { seed: 's' } }],
})

const text = (type: ExportType, of = record) => EXPORT_WRITERS[type].write(of)
const table = (type: ExportType, of = record) => parse(text(type, of), { relax_column_count: false }) as string[][]
const lines = (type: ExportType, of = record) =>
  text(type, of)
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))

const HEADERS: Readonly<Partial<Record<ExportType, string>>> = {
  'players.csv':
    'session_id,player_id,display_name,teacher_identifier,group,node,joined_at,left_at,connected_s,bot_controlled_s,levels_completed,score,score_max',
  'attempts.csv':
    'session_id,player_id,level_id,attempt,started_at,ended_at,outcome,score,score_max,hints,mistakes,bot_moves,misconceptions',
  'moves.csv': 'session_id,group,at_ms,node,actor,move,args_json,mistake,latency_ms',
  'canvas.csv': 'Student,ID,SIS User ID,SIS Login ID,Section,A first lesson',
  'moodle.csv': 'First name,Last name,ID number,Email address,A first lesson,Feedback: A first lesson',
}

describe('tables', () => {
  it.each(Object.entries(HEADERS))('%s has its columns, and lines as RFC 4180 wants them', (type, header) => {
    const written = text(type as ExportType)
    expect(written.startsWith(`${header}\r\n`)).toBe(true)
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('players.csv: who, where, how long, and what they reached', () => {
    const [, ada, linus, ...rest] = table('players.csv')
    expect(ada).toEqual([
      'K7MPQ2-2026-11-21',
      'a',
      'Ada King Lovelace',
      'ada@uni.example',
      '1',
      'n3',
      '1970-01-01T00:00:01.000Z',
      '',
      '1202',
      '1',
      '1',
      '8.5',
      '16',
    ])
    expect(linus?.slice(1, 4)).toEqual(['b', 'Linus, the 2nd', '0042'])
    expect(linus?.slice(7)).toEqual(['1970-01-01T00:00:05.000Z', '0', '0', '1', '0', '0'])
    expect(rest).toEqual([])
  })

  it('attempts.csv: a row for each night of each player', () => {
    const rows = table('attempts.csv').slice(1)
    expect(rows.map(row => [row[1], row[2], row[3], row[6]])).toEqual([
      ['a', 'raft/first-light/5', '1', 'won'],
      ['a', 'raft/first-light/1', '2', 'unfinished'],
      ['b', 'raft/first-light/5', '1', 'missed'],
    ])
    expect(rows[0]?.slice(4)).toEqual([
      '2026-11-21T09:40:00.000Z',
      '2026-11-21T09:41:30.000Z',
      'won',
      '6',
      '8',
      '2',
      '1',
      '0',
      'votes-twice; stale-term-obeyed',
    ])
  })

  it('moves.csv: every move with its arguments as JSON', () => {
    const [first, second] = table('moves.csv').slice(1)
    expect(first?.slice(1)).toEqual(['1', '1200', 'n1', 'person', 'grant', '{"to":"n2","term":3}', '', '2400'])
    expect(second?.slice(1)).toEqual(['1', '1900', 'n2', 'bot', "'=cmd", 'null', 'votes-twice', ''])
  })

  it('canvas.csv: points below the header, and nobody who played nothing', () => {
    expect(table('canvas.csv').slice(1)).toEqual([
      ['    Points Possible', '', '', '', '', '100'],
      ['Ada King Lovelace', '', 'ada@uni.example', 'ada@uni.example', '', '53.13'],
    ])
  })

  it('moodle.csv: a grade and words for it', () => {
    expect(table('moodle.csv').slice(1)).toEqual([
      ['Ada King', 'Lovelace', '', 'ada@uni.example', '53.13', '1 of 2 nights won; 2 mistakes'],
    ])
  })

  it('are empty but for their header when nobody has come', () => {
    const nobody = recordOf(sessionOf([]))
    for (const type of EXPORTS.filter(type => type.endsWith('.csv')))
      expect(table(type, nobody).length).toBe(type === 'canvas.csv' ? 2 : 1)
    expect(text('xapi.ndjson', nobody)).toBe('')
  })

  it('give any name back as it was, but never as a formula', () => {
    const hostile = fc.constantFrom(
      '=1+1',
      '+49',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '"',
      'a,b',
      'a\r\nb',
      '="x",y',
      "'=1",
      '\uFEFF=1',
    )
    const names = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), hostile), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(names, given => {
        const students = given.map((name, i) => student({ id: `s${i}`, name, joinedMs: i }))
        const played = nightDone({ attempts: students.map(({ id }) => attempt({ student: id })) })
        const all = recordOf(sessionOf(students, [played]), {
          identifiers: Object.fromEntries(given.map((n, i) => [`s${i}`, n])),
        })
        for (const type of EXPORTS.filter(name => name.endsWith('.csv')))
          for (const row of table(type, all)) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
        const read = table('players.csv', all).slice(1)
        for (const [i, name] of given.entries()) expect([name, `'${name}`]).toContain(read[i]?.[2])
      }),
    )
  })
})

describe('record.ndjson', () => {
  const script = [
    { atMs: 9000, fault: { type: 'partition', side: ['n1', 'n2'] } },
    { atMs: 30_000, fault: { type: 'calm' } },
  ] as const
  const changes: Changes = {
    weather: { loss: 0.1, duplication: 0.1, delayMs: [600, 1600] },
    adversary: false,
    tweak: { title: 'Mine', hints: false, nights: [{ night: 0, bots: ['n4'], faults: script }] },
  }

  it.each([
    ['as it is', {}],
    ['as an instructor changed it', changes],
  ])('plays every night of a level again to the same world: %s', (_, changed) => {
    const level = { protocol: 'raft', level: 'amnesia', ...changed }
    const match = createMatch({ ...level, scaffold: 'exam', seed: 's', players: [] }, 0)
    for (let realMs = 0; match.phase !== 'over'; realMs += 1_000_000) {
      match.wake(realMs)
      match.next(realMs, `s${realMs}`)
    }
    const { nights: pages } = match.record() as unknown as { readonly nights: readonly Json[] }
    const played = pages.map((_, night) =>
      nightDone({ protocol: level.protocol, level: level.level, id: `1-${night}`, night }),
    )
    const records: readonly NightRecord[] = pages.map((page, i) => ({ id: `1-${i}`, group: '1', moves: [], page }))
    const written = lines('record.ndjson', recordOf(sessionOf([], played), { records }))
    const read = written.filter(({ type }) => type === 'night')
    expect(read.length).toBe(2)
    for (const { protocol, level: id, page } of read) {
      const again = playedAgain(protocol, id, page as Page)
      expect(again && worldHash(again.world)).toBe(page.worldHash)
    }
  })

  it('says who sat where, by ids only', () => {
    const [head, night] = lines('record.ndjson')
    expect(head).toMatchObject({ format: 'lossy-isles/class', code: 'test', players: [{ id: 'a' }, { id: 'b' }] })
    expect(night).toMatchObject({
      type: 'night',
      seats: [{ node: 'n1', player: 'a' }, { player: 'b' }, {}],
      page: { seed: 's' },
    })
    for (const secret of ['Lovelace', 'ada@uni.example', '0042']) expect(text('record.ndjson')).not.toContain(secret)
  })
})

describe('xapi.ndjson', () => {
  const statements = lines('xapi.ndjson')

  it('has a statement for each attempt, as the Serious Games profile says it', () => {
    expect(statements.map(({ verb, result }) => [verb.id, result.success])).toEqual([
      ['http://adlnet.gov/expapi/verbs/completed', true],
      ['http://adlnet.gov/expapi/verbs/initialized', undefined],
      ['http://adlnet.gov/expapi/verbs/completed', false],
    ])
    const [won] = statements
    expect(won.object.definition.type).toBe('https://w3id.org/xapi/seriousgames/activity-types/level')
    expect(won.context.contextActivities.category).toEqual([{ id: 'https://w3id.org/xapi/seriousgames' }])
    expect(won.result).toMatchObject({ duration: 'PT90.00S', score: { raw: 6, min: 0, max: 8, scaled: 0.75 } })
  })

  it('keeps to the shapes of xAPI 1.0.3: ids, addresses, scores within their bounds, no names', () => {
    const ids = statements.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(lines('xapi.ndjson').map(({ id }) => id))
    for (const { id, object, actor, context, timestamp, result } of statements) {
      for (const uuid of [id, context.registration])
        expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      for (const iri of [object.id, actor.account.homePage, ...Object.keys(result.extensions)])
        expect(new URL(iri).protocol).toBe('https:')
      expect(new Date(timestamp).toISOString()).toBe(timestamp)
      expect(actor.name).toBeUndefined()
    }
    expect(statements[2].result.score).toBeUndefined()
  })
})
