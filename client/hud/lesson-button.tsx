/** "Read the lesson": what the protocol is and what its levels show, in a dialog. */
import { useEffect, useState } from 'preact/hooks'
import { lessonHtml } from '../model/lessons.ts'
import { Dialog } from './dialog.tsx'

interface LessonProps {
  readonly protocol: string
  readonly title: string
}

/** `named`: nothing around it says which lesson. */
export function LessonButton({ protocol, title, named = false }: LessonProps & { readonly named?: boolean }) {
  const [open, setOpen] = useState(false)
  const label = `Read the lesson: ${title}`
  return (
    <>
      <button type="button" class="btn" aria-label={label} onClick={() => setOpen(true)}>
        {named ? label : 'Read the lesson'}
      </button>
      {open && <LessonDialog protocol={protocol} title={title} onClose={() => setOpen(false)} />}
    </>
  )
}

function LessonDialog({ protocol, title, onClose }: LessonProps & { readonly onClose: () => void }) {
  const [html, setHtml] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    lessonHtml(protocol).then(setHtml, () => setFailed(true))
  }, [protocol])
  return (
    <Dialog title={`Lesson: ${title}`} onClose={onClose}>
      {failed && <p role="alert">The lesson did not load. Close this and try again.</p>}
      {!failed && html === null && <p role="status">Loading…</p>}
      {/* Our own file: nothing that anybody typed. */}
      {html !== null && <div class="lesson" dangerouslySetInnerHTML={{ __html: html }} />}
    </Dialog>
  )
}
