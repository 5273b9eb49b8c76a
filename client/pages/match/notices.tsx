import { useEffect, useState } from 'preact/hooks'
import type { Notice } from '../../model/room-state.ts'

const SHOWN_MS = 6000

/** One line for everybody: who came, who left. Each goes by itself; screen readers hear it in the live region. */
export function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  const newest = notices.at(-1)?.number ?? 0
  const [read, setRead] = useState(newest)
  useEffect(() => {
    if (newest === read) return undefined
    const timer = setTimeout(() => setRead(newest), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [newest, read])
  const shown = notices.filter(notice => notice.number > read).slice(-2)
  return (
    <div class="notices">
      {shown.map(notice => (
        <p key={notice.number} class={notice.bad ? 'bad' : ''}>
          {notice.text}
        </p>
      ))}
    </div>
  )
}
