import { useState } from 'preact/hooks'
import { EXPORTS, type ExportType } from '../../../../shared/wire/classroom.ts'
import { takeExport } from '../../../model/class-files.ts'
import type { TeacherSession } from '../../../model/teacher-session.ts'

const SAYS: Readonly<Record<ExportType, string>> = {
  'players.csv': 'a row for each student',
  'attempts.csv': 'a row for each night of each student',
  'moves.csv': 'every move, with its mistake',
  'record.ndjson': 'all nights, to be played again',
  'canvas.csv': 'scores for Canvas',
  'moodle.csv': 'scores for Moodle',
  'xapi.ndjson': 'xAPI statements, one for each attempt',
}

export function Files({ session }: { readonly session: TeacherSession }) {
  const [busy, setBusy] = useState<ExportType | null>(null)
  const [said, setSaid] = useState<{ readonly bad: boolean; readonly words: string } | null>(null)
  const take = async (type: ExportType) => {
    if (busy !== null) return
    setBusy(type)
    setSaid(null)
    const got = await takeExport(session.code, session.token, type)
    setBusy(null)
    setSaid(
      got.type === 'refused'
        ? { bad: true, words: got.words }
        : { bad: false, words: `${got.name} is among your downloads.` },
    )
  }
  return (
    <section class="panel takealong" aria-labelledby="files">
      <h2 id="files">Take along</h2>
      <ul class="files">
        {EXPORTS.map(type => (
          <li key={type}>
            <button type="button" class="btn" aria-busy={busy === type} onClick={() => void take(type)}>
              {type}
            </button>
            <span class="dim">{SAYS[type]}</span>
          </li>
        ))}
      </ul>
      <p role="status" class={said?.bad === true ? 'bad' : 'dim'}>
        {busy === null ? said?.words : `Making ${busy}…`}
      </p>
    </section>
  )
}
