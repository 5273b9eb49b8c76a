/** While the class plays. On a desk everything is in view; on a phone one part at a time, chosen by its tab. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { PHONE, useMedia } from '../../../hud/use-media.ts'
import { byNumber, needsSomebody } from '../../../model/teacher.ts'
import type { ClassProps, Watched } from '../class.tsx'
import { Watching } from '../watch/watching.tsx'
import { Deeds } from './deeds.tsx'
import { Faults } from './faults.tsx'
import { Heat } from './heat.tsx'
import { Students } from './students.tsx'
import { Tabs } from './tabs.tsx'
import { Tiles } from './tiles.tsx'

interface RunningProps extends ClassProps {
  readonly watched: Watched | null
  readonly onWatch: (watched: Watched | null) => void
}

const TABS = ['groups', 'students', 'beliefs', 'faults', 'record'] as const
type Tab = (typeof TABS)[number]

export function Running({ watched, onWatch, ...props }: RunningProps) {
  const phone = useMedia(PHONE)
  const [tab, setTab] = useState<Tab>('groups')
  const tiles = byNumber(Object.values(props.state.tiles))
  // Somebody removed the group that was watched: nothing is.
  const seen = tiles.some(tile => tile.id === watched?.group) ? watched : null
  const watch = (next: Watched | null) => {
    onWatch(next)
    if (phone && next !== null) setTab('groups')
  }
  const parts: Readonly<Record<Tab, () => ComponentChildren>> = {
    groups: () => (
      <>
        {seen !== null && <Watching key={seen.group} {...props} tiles={tiles} watched={seen} onWatch={watch} />}
        <Tiles {...props} tiles={tiles} watched={seen} onWatch={watch} />
      </>
    ),
    students: () => <Students {...props} onWatch={watch} />,
    beliefs: () => <Heat {...props} />,
    faults: () => <Faults {...props} tiles={tiles} watched={seen?.group ?? null} />,
    record: () => <Deeds {...props} />,
  }
  if (phone) {
    const needy = Object.values(props.state.rows).filter(needsSomebody).length
    return (
      <main class="running onephone">
        <Tabs
          label="Parts of the dashboard"
          tabs={TABS.map(id => ({ id, word: id === 'students' && needy > 0 ? `students, ${needy} need you` : id }))}
          open={tab}
          onOpen={setTab}
        >
          {parts[tab]()}
        </Tabs>
      </main>
    )
  }
  return (
    <main class="running">
      <div class="column">
        <Tiles {...props} tiles={tiles} watched={seen} onWatch={watch} />
        {parts.students()}
      </div>
      <div class="column side">
        {seen === null ? (
          <section class="panel watch none" aria-labelledby="watch">
            <h2 id="watch" tabIndex={-1}>
              Watch
            </h2>
            <p class="dim">Choose a group: its whole sea is seen here, or what any seat of it sees.</p>
          </section>
        ) : (
          <Watching key={seen.group} {...props} tiles={tiles} watched={seen} onWatch={watch} />
        )}
        {parts.beliefs()}
        {parts.faults()}
        {parts.record()}
      </div>
    </main>
  )
}
