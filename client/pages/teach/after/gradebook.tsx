import { useId, useState } from 'preact/hooks'
import { fillGradebook, keepFile } from '../../../model/class-files.ts'
import type { TeacherSession } from '../../../model/teacher-session.ts'

type Stand =
  | { readonly type: 'ready' }
  | { readonly type: 'busy'; readonly name: string }
  | { readonly type: 'said'; readonly bad: boolean; readonly words: string }

/** The safest way into a gradebook: its own export comes back with one column filled, and nothing else changed. */
export function Gradebook({ session, title: first }: { readonly session: TeacherSession; readonly title: string }) {
  const [title, setTitle] = useState(first)
  const [stand, setStand] = useState<Stand>({ type: 'ready' })
  const id = useId()
  const fill = async (file: File) => {
    setStand({ type: 'busy', name: file.name })
    const got = await fillGradebook(session.code, session.token, title.trim(), file)
    if (got.type === 'refused') {
      setStand({ type: 'said', bad: true, words: got.words })
      return
    }
    keepFile(got)
    setStand({
      type: 'said',
      bad: false,
      words: `${got.name} came back. ${got.note ?? 'Import it where it came from.'}`,
    })
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
      <p role="status" class={stand.type === 'said' && stand.bad ? 'bad' : 'dim'}>
        {stand.type === 'busy' && `Filling ${stand.name}…`}
        {stand.type === 'said' && stand.words}
      </p>
    </section>
  )
}
