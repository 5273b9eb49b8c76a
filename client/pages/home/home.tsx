/** The harbour: three ways to go to sea. */
import { useEffect, useState } from 'preact/hooks'
import { HelpDialog } from '../../hud/help-dialog.tsx'
import { Logo, Wordmark } from '../../hud/icons.tsx'
import { useStore } from '../../hud/use-store.ts'
import { type Catalog, fetchCatalog } from '../../model/catalog.ts'
import { preferences } from '../../model/preferences.ts'
import type { Session } from '../../model/session.ts'
import { Hero } from './hero.tsx'
import { JoinPanel } from './join-panel.tsx'
import { LevelPanel } from './level-panel.tsx'
import { useEntry } from './use-entry.ts'

interface HomeProps {
  readonly code: string
  readonly trouble: string | null
  readonly onEnter: (session: Session) => void
}

export function Home({ code, trouble, onEnter }: HomeProps) {
  const [catalog, setCatalog] = useState<Catalog>({ type: 'loading' })
  const [help, setHelp] = useState(false)
  const entry = useEntry(onEnter)
  const { visited } = useStore(preferences)
  // Who comes with a code wants that door first; who has been here before, the levels in view.
  const invited = code !== ''
  const join = <JoinPanel entry={entry} code={code} trouble={trouble} />

  const load = () => {
    setCatalog({ type: 'loading' })
    void fetchCatalog().then(setCatalog)
  }
  useEffect(load, [])
  useEffect(() => {
    document.title = 'Lossy Isles'
  }, [])

  return (
    <div class={`home${invited || visited ? ' known' : ''}`}>
      <header class="top">
        <Logo />
        <Wordmark />
        <button type="button" class="round" aria-label="Help" onClick={() => setHelp(true)}>
          ?
        </button>
      </header>
      <main>
        {invited && join}
        <Hero entry={entry} catalog={catalog} first={!visited && !invited} />
        <div class="ways">
          {!invited && join}
          <LevelPanel entry={entry} catalog={catalog} onRetry={load} />
        </div>
      </main>
      <footer class="homefoot">
        <a href="/plan">Teach a class</a>
        <a href="/network">Be the network</a>
        <a href="/check">Can I play here?</a>
      </footer>
      {help && <HelpDialog alone={false} back={null} onClose={() => setHelp(false)} />}
    </div>
  )
}
