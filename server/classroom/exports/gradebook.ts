/** Gradebooks to upload. It is safer to fill the file that the LMS itself exported (lms/fill.ts): it knows who its students are. */
import type { ClassRecord } from './class-record.ts'
import { feedbackOf, gradedOf, pointsOf, WHOLE_POINTS } from './points.ts'
import { csvOf } from './table.ts'

/**
 * As Canvas exports and imports it (canvas-lms: lib/gradebook_exporter.rb, gradebook_importer.rb). One word may be a
 * user's id or login in the school's own system: Canvas looks under both, and then for the name.
 */
export function canvasCsv(record: ClassRecord): string {
  const rows = gradedOf(record).map(({ student, identifier, share }) => [
    student.name,
    null,
    identifier,
    identifier,
    null,
    pointsOf(share, WHOLE_POINTS),
  ])
  const header = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', record.session.plan.title]
  return csvOf([header, ['    Points Possible', null, null, null, null, WHOLE_POINTS], ...rows])
}

/** As Moodle exports it, and maps it on import ("Map from", "Map to"). */
export function moodleCsv(record: ClassRecord): string {
  const { title } = record.session.plan
  const rows = gradedOf(record).map(({ student, identifier, share, nights }) => {
    const [first, last] = namesOf(student.name)
    const address = identifier.includes('@')
    return [
      first,
      last,
      address ? null : identifier,
      address ? identifier : null,
      pointsOf(share, WHOLE_POINTS),
      feedbackOf(nights),
    ]
  })
  return csvOf([['First name', 'Last name', 'ID number', 'Email address', title, `Feedback: ${title}`], ...rows])
}

/** Of "Ada King Lovelace" the last word is the last name; who has one name has no last one. */
function namesOf(name: string): readonly [string, string] {
  const cut = name.lastIndexOf(' ')
  return cut < 0 ? [name, ''] : [name.slice(0, cut), name.slice(cut + 1)]
}
