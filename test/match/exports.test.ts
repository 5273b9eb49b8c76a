/** What is exported of a night is read back by somebody else: each format by its own rules, and checked against the acts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CSV_COLUMNS, cellOf } from '../../shared/match/exports/csv.ts'
import { EXPORT_FORMATS } from '../../shared/match/exports/formats.ts'
import { matchJson } from '../../shared/match/exports/match-json.ts'
import type { otlpTrace } from '../../shared/match/exports/otlp.ts'
import { createMatch } from '../../shared/match/match.ts'
import { type Page, playedAgain } from '../../shared/match/page.ts'
import { worldHash } from '../../shared/match/replay.ts'
import { playNight } from '../../shared/match/simulate.ts'
import { evenings, foolish, levels } from '../battery/nights.ts'

const nights = evenings.map(evening => {
  return { name: evening.name, run: playNight(evening, 'export-0', foolish(evening)) }
})

type Clock = Readonly<Record<string, number>>

/** As ShiViz reads it: the first line is the parser, the second the delimiter of executions, the rest is the log. */
function readShiviz(text: string): readonly { readonly host: string; readonly clock: Clock }[] {
  const [parser = '', delimiter, ...log] = text.split('\n')
  expect(delimiter).toBe('')
  return [...log.join('\n').matchAll(new RegExp(parser, 'g'))].map(({ groups }) => ({
    host: groups?.['host'] ?? '',
    clock: JSON.parse(groups?.['clock'] ?? '') as Clock,
  }))
}

/** Which acts happened before which, from the acts alone: neighbours first, then what follows from them (Warshall). */
function happenedBefore(run: (typeof nights)[number]['run']): readonly (readonly boolean[])[] {
  const acts = run.acts.filter(a => a.node !== undefined)
  const before = acts.map((a, i) =>
    acts.map((b, j) => {
      const sameNode = i < j && a.node === b.node
      const { act } = b
      return sameNode || (act.type === 'deliver' && a.sent.some(envelope => envelope.id === act.envelope))
    }),
  )
  for (const [k, fromK] of before.entries())
    for (const row of before) if (row[k]) for (const [j, reaches] of fromK.entries()) row[j] ||= reaches
  return before
}

const noLater = (a: Clock, b: Clock): boolean => Object.entries(a).every(([host, count]) => count <= (b[host] ?? 0))

describe.each(nights)('$name', ({ run }) => {
  it('gives ShiViz stamps that order two events exactly when one happened before the other', () => {
    const events = readShiviz(EXPORT_FORMATS.shiviz.write(run))
    const local = new Map<string, number>()
    for (const { host, clock } of events) {
      expect(clock[host]).toBe((local.get(host) ?? 0) + 1)
      local.set(host, clock[host] ?? 0)
    }
    const before = happenedBefore(run)
    expect(events.length).toBe(before.length)
    for (const [i, a] of events.entries())
      for (const [j, b] of events.entries()) if (i !== j) expect(noLater(a.clock, b.clock)).toBe(before[i]?.[j])
  })

  it('gives OpenTelemetry a span for every move, linked to the span that sent what it answers', () => {
    const { resourceSpans } = JSON.parse(EXPORT_FORMATS.otlp.write(run)) as ReturnType<typeof otlpTrace>
    const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(scope => scope.spans))
    const known = new Map(spans.map(span => [span.spanId, span]))
    expect(known.size).toBe(spans.length)
    expect(spans.length).toBe(run.acts.filter(({ act }) => act.type === 'move' || act.type === 'restart').length)
    for (const span of spans) {
      expect(span.traceId).toMatch(/^[0-9a-f]{32}$/)
      expect(span.spanId).toMatch(/^[0-9a-f]{16}$/)
      expect(BigInt(span.startTimeUnixNano) <= BigInt(span.endTimeUnixNano)).toBe(true)
      const ends = run.acts[actOf(span)]
      const { act, view } = ends ?? {}
      const card = act?.type === 'move' ? view?.cards.find(c => c.card === act.move.card) : undefined
      expect(span.links.length).toBe(card?.type === 'envelope' ? 1 : 0)
      for (const link of span.links) {
        const cause = known.get(link.spanId)
        if (!cause || card?.type !== 'envelope') throw new Error(`span ${span.name} is linked to nothing`)
        expect(BigInt(cause.endTimeUnixNano) <= BigInt(span.startTimeUnixNano)).toBe(true)
        const told = run.acts[actOf(cause)]?.sent.map(({ from, to, message }) => ({ from, to, message }))
        expect(told).toContainEqual({ from: card.from, to: run.acts[actOf(span)]?.node, message: card.message })
      }
    }
  })

  it('gives a table with a row for every act', () => {
    const [head, ...rows] = readCsv(EXPORT_FORMATS.csv.write(run))
    expect(head).toEqual([...CSV_COLUMNS])
    expect(rows.map(row => row[CSV_COLUMNS.indexOf('kind')])).toEqual(run.acts.map(({ act }) => act.type))
    for (const row of rows) expect(row.length).toBe(CSV_COLUMNS.length)
  })
})

function actOf(span: {
  readonly attributes: ReturnType<typeof otlpTrace>['resourceSpans'][number]['resource']['attributes']
}): number {
  const value = span.attributes.find(({ key }) => key === 'act')?.value
  return value && 'intValue' in value ? Number(value.intValue) : -1
}

/** RFC 4180, and nothing else. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let rest = text
  while (rest !== '') {
    const cell = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest)
    if (!cell) throw new Error(`not RFC 4180: ${rest.slice(0, 40)}`)
    row.push(cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '')
    if (cell[3] === '\r\n') {
      rows.push(row)
      row = []
    }
    rest = rest.slice(cell[0].length)
  }
  return rows
}

it('writes any text as a cell that reads the same, but never as a formula', () => {
  const hostile = fc.constantFrom('=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '"', 'a,b', 'a\r\nb', '="x",y')
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), hostile), { minLength: 1 }), cells => {
      const [read = []] = readCsv(`${cells.map(cellOf).join(',')}\r\n`)
      for (const [i, cell] of cells.entries()) {
        expect([cell, `'${cell}`]).toContain(read[i])
        expect(read[i]).not.toMatch(/^[=+\-@\t\r]/)
      }
    }),
  )
  expect(cellOf(-5)).toBe('-5')
})

it.each(levels)('writes a match that plays again from its JSON: $name', ({ protocol, level }) => {
  const match = createMatch({ protocol: protocol.name, level: level.id, scaffold: 'exam', seed: 's', players: [] }, 0)
  for (let realMs = 0; match.phase !== 'over'; realMs += 1_000_000) {
    match.wake(realMs)
    match.next(realMs, `s${realMs}`)
  }
  const text = matchJson(match.record(), 'test')
  const { match: record } = JSON.parse(text) as { match: { nights: readonly HashedPage[] } }
  expect(record.nights.length).toBe(level.nights.length)
  for (const page of record.nights) {
    const again = playedAgain(protocol.name, level.id, page)
    expect(again && worldHash(again.world)).toBe(page.worldHash)
  }
})

interface HashedPage extends Page {
  readonly worldHash: string
}
