import { useEffect, useRef, useState } from 'preact/hooks'
import { logSentence } from '../../model/log-words.ts'
import type { RoomState } from '../../model/room-state.ts'

const KEPT = 4

/** Says politely what happened. The past that comes with a fresh log is not read out. */
export function LiveRegion({ state }: { readonly state: RoomState }) {
  const [said, setSaid] = useState<readonly string[]>([])
  const seen = useRef({ epoch: state.logEpoch, lines: state.log.length, notice: 0 })
  useEffect(() => {
    const { epoch, lines, notice } = seen.current
    const fresh = epoch === state.logEpoch ? state.log.slice(lines).map(logSentence) : []
    const told = state.notices.filter(entry => entry.number > notice).map(entry => entry.text)
    seen.current = { epoch: state.logEpoch, lines: state.log.length, notice: state.notices.at(-1)?.number ?? 0 }
    if (fresh.length + told.length > 0) setSaid(before => [...before, ...fresh, ...told].slice(-KEPT))
  }, [state.log, state.logEpoch, state.notices])
  return (
    <div class="sr" role="log" aria-live="polite" aria-label="What happened">
      {said.map((text, index) => (
        <p key={`${index}${text}`}>{text}.</p>
      ))}
    </div>
  )
}
