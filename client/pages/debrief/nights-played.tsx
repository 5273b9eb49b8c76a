/** The nights of this match that are over: each leads to its own debrief, by an address that stays. */
import type { NightEntry } from '../../../shared/wire/debrief.ts'
import { Hourglass, ShieldCracked, ShieldWhole } from '../../hud/icons.tsx'
import { goToRoom, roomPath } from '../../model/route.ts'

interface NightsPlayedProps {
  readonly code: string
  readonly nights: readonly NightEntry[]
  /** The one that is being read; null: the list stands in a place of its own. */
  readonly now: number | null
}

const SIGNS = {
  broken: <ShieldCracked size={24} />,
  reached: <ShieldWhole size={24} />,
  missed: <Hourglass size={24} />,
} as const satisfies Record<NightEntry['ended'], unknown>

export function NightsPlayed({ code, nights, now }: NightsPlayedProps) {
  // The one that is being read needs no list.
  if (nights.every(entry => entry.nth === now)) return null
  return (
    <nav class="nightsplayed" aria-label="Nights played">
      {now !== null && <h2>Nights played</h2>}
      <ol>
        {nights.map(entry => (
          <li key={entry.nth}>
            {SIGNS[entry.ended]}
            <div>
              {entry.nth === now || !entry.open ? (
                <b aria-current={entry.nth === now ? 'page' : undefined}>{nameOf(entry)}</b>
              ) : (
                <a
                  href={roomPath(code, entry.nth)}
                  onClick={event => {
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return
                    event.preventDefault()
                    goToRoom(code, entry.nth)
                  }}
                >
                  {nameOf(entry)}
                </a>
              )}
              <span class="dim">{entry.open ? entry.headline : 'On this sea now: it opens again at dawn.'}</span>
            </div>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function nameOf({ night, attempt, branch }: NightEntry): string {
  const what = branch === null ? `attempt ${attempt}` : `what if, as ${branch.node}`
  return `Night ${night.index + 1}, ${what}`
}
