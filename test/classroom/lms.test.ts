/** A gradebook comes back with one column filled. The files are as Canvas (lib/gradebook_exporter.rb) and Moodle (grade/export/txt) write them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeFile, encodeFile } from '../../server/classroom/exports/lms/encoding.ts'
import { fillGradebook } from '../../server/classroom/exports/lms/fill.ts'
import { readSheet, writeSheet } from '../../server/classroom/exports/lms/sheet.ts'
import type { Graded } from '../../server/classroom/exports/points.ts'
import { student } from './fixture.ts'

const TITLE = 'Night at sea'

function graded(name: string, identifier: string, share: number): Graded {
  return { student: student({ id: name, name }), identifier, share, nights: [] }
}

const CLASS: readonly Graded[] = [
  graded('Ada', 'alovelace', 0.875),
  graded('José García', '', 1),
  graded('Grace', '1003', 0.5),
  graded('Alan', 'alan@uni.example', 0),
  graded('A stranger', 'x99', 0.1),
]

function fill(bytes: Buffer, title = TITLE, of = CLASS) {
  const filling = fillGradebook(bytes, 'grades.csv', title, of)
  if (!filling.ok) throw new Error(filling.why)
  return { ...filling.filled, bytes: Buffer.from(filling.filled.base64, 'base64') }
}

const CANVAS = [
  'Student,ID,SIS User ID,SIS Login ID,Section,Notes,Essay (881),Night at sea (882),Assignments Current Score,Final Grade',
  ',,,,,,Manual Posting,,,',
  '    Points Possible,,,,,(read only),20.00,40.00,(read only),(read only)',
  '"Lovelace, Ada",11,S-0001,alovelace,"Sec 1, mornings","likes ""engines""",18.00,,90.00,A',
  '"García, José",12,S-0002,jgarcia,Sec 1,,17.50,3.00,,',
  '"Hopper, Grace",13,1003,ghopper,Sec 2,,EX,,,',
  '"Turing, Alan",14,S-0004,alan@uni.example,Sec 2,,N/A,,,',
  '"Dijkstra, Edsger",15,S-0005,ewd,Sec 2,,12.00,7.25,,',
  '"Student, Test",16,,d41d8cd98f,Sec 1,,,,,',
  '',
].join('\n')

/** Rows whose only change is this column. */
function changes(before: string, after: string): readonly string[] {
  const was = before.split('\n')
  return after.split('\n').filter((line, i) => line !== was[i])
}

describe('a gradebook of Canvas', () => {
  const { bytes, ...told } = fill(Buffer.from(CANVAS))

  it('comes back with one column filled, in the points that it is worth, and the rest as it was', () => {
    expect(changes(CANVAS, bytes.toString())).toEqual([
      '"Lovelace, Ada",11,S-0001,alovelace,"Sec 1, mornings","likes ""engines""",18.00,35,90.00,A',
      '"García, José",12,S-0002,jgarcia,Sec 1,,17.50,40,,',
      '"Hopper, Grace",13,1003,ghopper,Sec 2,,EX,20,,',
      '"Turing, Alan",14,S-0004,alan@uni.example,Sec 2,,N/A,0,,',
    ])
  })

  it('tells what was done: who was found by name alone, and who was not', () => {
    expect(told).toMatchObject({ lms: 'canvas', column: 'Night at sea (882)', added: false, points: 40, filled: 4 })
    expect(told.byName).toEqual([{ row: 'García, José', student: 'José García' }])
    expect(told.rowsLeft).toEqual(['Dijkstra, Edsger'])
    expect(told.studentsLeft).toEqual(['A stranger'])
  })

  it('gets a column of its own where it has none of that title, never one that Canvas reckons itself', () => {
    for (const title of ['Another', 'Final Grade', 'Assignments Current Score', 'Section', 'Notes']) {
      const { bytes, added, points } = fill(Buffer.from(CANVAS), title)
      expect({ added, points }).toEqual({ added: true, points: 100 })
      const lines = bytes.toString().split('\n')
      expect(lines[0]).toBe(`${CANVAS.split('\n')[0]},${title}`)
      expect(lines[2]?.endsWith(',(read only),100')).toBe(true)
      expect(lines[3]?.endsWith(',A,87.5')).toBe(true)
      expect(lines[7]).toBe(`${CANVAS.split('\n')[7]},`)
    }
  })

  it('never gets a formula for a title', () => {
    expect(fill(Buffer.from(CANVAS), '=HYPERLINK("x")').bytes.toString()).toContain(`,"'=HYPERLINK(""x"")"\n`)
  })
})

const SEMICOLONS = [
  'Student;ID;SIS Login ID;Section;Night at sea (882)',
  '    Points Possible;;;;10,00',
  'Lovelace, Ada;11;alovelace;Sec 1;',
  '',
].join('\r\n')

const MOODLE = [
  '"First name","Last name","ID number",Institution,Department,"Email address","Assignment: Night at sea (Real)","Quiz: Stars (Real)","Last downloaded from this course"',
  'Ada,Lovelace,alovelace,,,ada@uni.example,-,7.50,1795252500',
  'José,García,,,,jg@uni.example,-,-,1795252500',
  'Grace,Hopper,01003,,,gh@uni.example,5.00,-,1795252500',
  'Alan,Turing,,,,Alan@Uni.Example,-,-,1795252500',
].join('\n')

describe('other files', () => {
  it('of Moodle are filled in percent, whatever stands before and behind the title', () => {
    const { bytes, ...told } = fill(Buffer.from(MOODLE))
    expect(told).toMatchObject({ lms: 'moodle', column: 'Assignment: Night at sea (Real)', points: 100, filled: 4 })
    expect(bytes.toString().split('\n').slice(1)).toEqual([
      'Ada,Lovelace,alovelace,,,ada@uni.example,87.5,7.50,1795252500',
      'José,García,,,,jg@uni.example,100,-,1795252500',
      'Grace,Hopper,01003,,,gh@uni.example,50,-,1795252500',
      'Alan,Turing,,,,Alan@Uni.Example,0,-,1795252500',
    ])
  })

  it('of a European Excel keep their semicolons and get a decimal comma', () => {
    expect(fill(Buffer.from(SEMICOLONS)).bytes.toString()).toBe(SEMICOLONS.replace('Sec 1;', 'Sec 1;8,75'))
  })

  it.each([
    ['UTF-8 with a mark', 'utf-8', true],
    ['UTF-16, small end first', 'utf-16le', true],
    ['UTF-16, big end first', 'utf-16be', true],
    ['Latin-1', 'latin1', false],
  ] as const)('in %s come back in the same', (_, encoding, marked) => {
    const text = MOODLE.replaceAll(',', '\t').replaceAll('"', '')
    const bytes = encodeFile({ text, encoding, marked })
    const after = fill(bytes)
    expect(after.filled).toBe(4)
    const read = decodeFile(after.bytes)
    expect(read).toMatchObject({ encoding, marked })
    expect(changes(text, read.text).length).toBe(4)
  })

  it('of neither are refused in words', () => {
    for (const bytes of ['', 'one column\nonly', 'a,b,c\n1,2,3', 'Student,ID\nA,1', '\u0000\u0001', '"a","b\nunclosed'])
      expect(fillGradebook(Buffer.from(bytes), 'x', TITLE, CLASS)).toMatchObject({
        ok: false,
        why: expect.stringMatching(/\.$/),
      })
    expect(fillGradebook(Buffer.from([0xff, 0xfe, 0x00]), 'x', TITLE, CLASS).ok).toBe(false)
  })
})

describe('who is who', () => {
  const rows = (...people: readonly string[]) =>
    Buffer.from(['Student,ID,SIS Login ID,Section,Night at sea (1)', ...people].join('\n'))

  it('is left open where two could be meant, in the file or in the class', () => {
    const namesakes = fill(rows('"Kim, Lee",1,lk1,', '"Lee, Kim",2,lk2,'), TITLE, [graded('Kim Lee', '', 1)])
    expect(namesakes).toMatchObject({ filled: 0, doubtful: ['Kim Lee'] })
    const twice = fill(rows('"Kim, Lee",1,lk1,'), TITLE, [graded('Kim Lee', '', 1), graded('Lee Kim', '', 0.5)])
    expect(twice).toMatchObject({ filled: 0, doubtful: ['Kim Lee', 'Lee Kim'] })
  })

  it('is told by the identifier before any name', () => {
    const crossed = [graded('Kim Lee', 'lk2', 1), graded('Someone', 'lk1', 0.5)]
    const { bytes } = fill(rows('"Kim, Lee",1,lk1,', '"Park, Min",2,lk2,'), TITLE, crossed)
    expect(bytes.toString().split('\n').slice(1)).toEqual(['"Kim, Lee",1,lk1,,50', '"Park, Min",2,lk2,,100'])
  })
})

it('reads and writes any table byte for byte', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }).map(text => `"${text.replaceAll('"', '""')}"`),
    fc.stringMatching(/^[a-z0-9 ]*$/),
  )
  const wide = fc.array(cell, { minLength: 2, maxLength: 6 })
  const ends = fc.constantFrom('\n', '\r\n')
  fc.assert(
    fc.property(
      fc.array(wide, { minLength: 1, maxLength: 6 }),
      ends,
      fc.constantFrom(',', ';', '\t'),
      fc.boolean(),
      (table, end, by, last) => {
        const text = table.map(row => row.join(by)).join(end) + (last ? end : '')
        const sheet = readSheet(text)
        expect(sheet && writeSheet(sheet)).toBe(text)
      },
    ),
  )
})
