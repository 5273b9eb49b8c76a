/** The class is over: thanks, what I did, and what there is beyond. */
import { useEffect } from 'preact/hooks'
import { Logo } from '../../hud/icons.tsx'
import { LessonButton } from '../../hud/lesson-button.tsx'
import type { PupilState } from '../../model/pupil.ts'
import { goHome } from '../../model/route.ts'
import { OwnResults } from './own-results.tsx'
import { protocolsOf } from './plan-list.tsx'

export function Ended({ state: { you, class: room, plan, results } }: { readonly state: PupilState }) {
  useEffect(() => {
    document.title = 'The class is over · Lossy Isles'
    scrollTo(0, 0)
  }, [])
  return (
    <div class="lobby classend">
      <header class="panel hudbar">
        <div>
          <Logo />
        </div>
        <div class="two grow">
          <span class="dim">{room?.title}</span>
          <h1>The class is over</h1>
        </div>
      </header>
      <main class="cols">
        <section class="panel">
          <p class="thanks" role="status">
            Thank you, {you?.name}.
          </p>
          <OwnResults results={results} />
        </section>
        <section class="panel" aria-labelledby="next-title">
          <h2 id="next-title">What next?</h2>
          <p>Every level can be played alone, with bots on the other islands, as often as you like.</p>
          <a class="btn pri" href="/">
            Choose a level
          </a>
          <p>Or sit in the other chair: be the sea, and break a flawed cluster in as few acts as you can.</p>
          <a class="btn" href="/network">
            Be the network
          </a>
          {protocolsOf(plan).map(({ protocol, protocolTitle }) => (
            <LessonButton key={protocol} protocol={protocol} title={protocolTitle} named />
          ))}
          <button type="button" class="btn" onClick={() => goHome()}>
            Home
          </button>
        </section>
      </main>
    </div>
  )
}
