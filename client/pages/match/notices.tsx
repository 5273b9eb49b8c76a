import { useEffect, useState } from 'preact/hooks'
import { CARRIED, type Notice } from '../../model/room-state.ts'
import type { Carrier } from '../../model/wire.ts'

const SHOWN_MS = 6000

interface NoticesProps {
  readonly notices: readonly Notice[]
  readonly carrier?: Carrier
}

/** One line for everybody: who came, who left. Each goes by itself; screen readers hear it in the live region. */
export function Notices({ notices, carrier }: NoticesProps) {
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
      {carrier === 'line' && <Carried />}
      {shown.map(notice => (
        <p key={notice.number} class={notice.bad ? 'bad' : ''}>
          {notice.text}
        </p>
      ))}
    </div>
  )
}

/** Once, at the beginning; the lamp in the bar goes on saying it to who asks. */
function Carried() {
  const [shown, setShown] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [])
  return shown ? <p>{CARRIED.line}.</p> : null
}
