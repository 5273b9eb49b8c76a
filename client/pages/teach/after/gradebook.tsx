import { useId, useState } from 'preact/hooks'
import type { LmsFilled } from '../../../../shared/wire/classroom.ts'
import { fillGradebook } from '../../../model/class-files.ts'
import { count } from '../../../model/class-words.ts'
import type { TeacherSession } from '../../../model/teacher-session.ts'

/** Longer lists are opened by hand. */
const FEW = 12

type Stand =
  | { readonly type: 'ready' }
  | { readonly type: 'busy'; readonly name: string }
  | { readonly type: 'refused'; readonly words: string }
  | { readonly type: 'filled'; readonly filled: LmsFilled }

/** The safest way into a gradebook: its own export comes back with one column filled, and nothing else changed. */
export function Gradebook({ session, title: first }: { readonly session: TeacherSession; readonly title: string }) {
  const [title, setTitle] = useState(first)
  const [stand, setStand] = useState<Stand>({ type: 'ready' })
  const id = useId()
  const fill = async (file: File) => {
    setStand({ type: 'busy', name: file.name })
    setStand(await fillGradebook(session.code, session.token, title.trim(), file))
  }
  return (
    <section class="panel takealong" aria-labelledby={id}>
      <h2 id={id}>Into Canvas or Moodle</h2>
      <p class="dim">Export the gradebook there, choose that file here, and import what comes back.</p>
      <label class="field">
        <span>Title of the column</span>
        <input class="input" value={title} maxLength={60} onInput={event => setTitle(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>The gradebook’s export (CSV)</span>
        <input
          class="input file"
          type="file"
          accept=".csv,text/csv"
          disabled={title.trim() === '' || stand.type === 'busy'}
          onChange={event => {
            const file = event.currentTarget.files?.[0]
            if (file !== undefined) void fill(file)
            // The same file may be chosen again once it is mended.
            event.currentTarget.value = ''
          }}
        />
      </label>
      <div role="status">
        {stand.type === 'busy' && <p class="dim">Filling {stand.name}…</p>}
        {stand.type === 'refused' && <p class="bad">{stand.words}</p>}
        {stand.type === 'filled' && <Filled filled={stand.filled} />}
      </div>
    </section>
  )
}

/** What was filled, and above all what was not: nobody should find that out from a student. */
function Filled({ filled }: { readonly filled: LmsFilled }) {
  return (
    <>
      <p>
        <b>{filled.name}</b> is among your downloads, with {count(filled.filled, 'score')} out of {filled.points} in{' '}
        <b>{filled.column}</b>
        {filled.added && ', a new column'}. Import it where it came from.
      </p>
      <Left
        title="Found by their names alone: worth a look"
        rows={filled.byName.map(({ row, student }) => (row === student ? row : `${row} (${student})`))}
      />
      <Left title="More than one could be meant: left as they were" rows={filled.doubtful} />
      <Left title="In the file, without a score here" rows={filled.rowsLeft} />
      <Left title="With a score, and not in the file" rows={filled.studentsLeft} />
    </>
  )
}

function Left({ title, rows }: { readonly title: string; readonly rows: readonly string[] }) {
  if (rows.length === 0) return null
  return (
    <details class="fold" open={rows.length <= FEW}>
      <summary>
        {title}: {rows.length}
      </summary>
      <p class="dim">{rows.join(', ')}</p>
    </details>
  )
}
