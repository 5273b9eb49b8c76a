/** The channel of a cluster: the sea with its boats, what can be done now, and what was done. */
import { useContext, useEffect, useState } from 'preact/hooks'
import type { ChairScreen, Offer } from '../../../shared/wire/chair.ts'
import { FlagIcon } from '../../hud/flag.tsx'
import type { PuzzleName } from '../../model/route.ts'
import { PageWait } from '../page-wait.tsx'
import { ChairSea } from './chair-sea.tsx'
import { Ending } from './ending.tsx'
import { Islands } from './islands.tsx'
import { OfferButton } from './offer-button.tsx'
import { PuzzleDoor } from './puzzle-door.ts'
import { Schedule } from './schedule.tsx'
import { useChairKeys } from './use-chair-keys.ts'
import { type SittingState, useSitting } from './use-sitting.ts'
import { Verdict } from './verdict.tsx'

export function Sitting({ puzzle }: { readonly puzzle: PuzzleName }) {
  const goTo = useContext(PuzzleDoor)
  const sitting = useSitting(puzzle)
  const { screen, trouble } = sitting
  useEffect(() => {
    document.title = `${screen?.puzzle.title ?? 'The network'} · Lossy Isles`
  }, [screen?.puzzle.title])
  if (screen === null) return <PageWait words={trouble ?? 'Rowing out to the cluster…'} onHome={() => goTo(null)} />
  return <Seated sitting={sitting} screen={screen} />
}

function Seated({ sitting, screen }: { readonly sitting: SittingState; readonly screen: ChairScreen }) {
  const goTo = useContext(PuzzleDoor)
  const [boat, setBoat] = useState<number | null>(null)
  const [saying, setSaying] = useState(false)
  const { offers } = screen
  const numbered = [...offers].sort((a, b) => rank(a) - rank(b))
  const act = (offer: Offer | undefined) => {
    if (offer === undefined || sitting.busy) return
    setBoat(null)
    sitting.act(offer.index)
  }
  useChairKeys({
    act: number => act(numbered[number - 1]),
    back: () => sitting.look(sitting.at - 1),
    forth: () => sitting.look(sitting.at + 1),
  })
  const button = (offer: Offer) => (
    <OfferButton
      key={`${offer.type}-${offer.index}`}
      offer={offer}
      number={numbered.indexOf(offer) + 1}
      busy={sitting.busy}
      onAct={() => act(offer)}
    />
  )
  const moves = offers.filter(offer => offer.type === 'move')
  const outside = offers.filter(offer => offer.type === 'request')
  return (
    <main class="network sitting">
      <header class="nethead">
        <button type="button" class="btn" onClick={() => goTo(null)}>
          ‹ Clusters
        </button>
        <div class="grow">
          <span class="dim">{screen.puzzle.protocolTitle} · you are the network</span>
          <h1>{screen.puzzle.title}</h1>
        </div>
        <p class="netcount" role="status">
          <b class="num">{sitting.at}</b> acts
          {screen.puzzle.par !== null && <span class="dim"> · it can be done in {screen.puzzle.par}</span>}
        </p>
      </header>
      <p class="lead">{screen.brief}</p>
      {sitting.trouble !== null && (
        <div class="says bad" role="alert">
          <span>{sitting.trouble}</span>
          <button type="button" class="btn" onClick={sitting.retry}>
            Try again
          </button>
        </div>
      )}
      <div class="netcols">
        <section class="panel sea" aria-label="The sea">
          <ChairSea screen={screen} chosen={boat} onChoose={setBoat} />
          <Powers screen={screen} />
        </section>
        <section class="panel now" aria-label="What you can do">
          {screen.broken !== null ? (
            <Ending sitting={sitting} screen={screen} />
          ) : (
            <>
              {moves.length > 0 && (
                <div class="netgroup urgent">
                  <h2>A bot is about to move</h2>
                  {moves.map(button)}
                </div>
              )}
              {screen.boats.length > 0 && (
                <div class="netgroup">
                  <h2>Boats under way</h2>
                  <ul class="boats">
                    {screen.boats.map((one, i) => (
                      <li key={`${one.from}${one.to}${one.word}${one.detail}`} class={boat === i ? 'on' : ''}>
                        <button type="button" class="boat" aria-pressed={boat === i} onClick={() => setBoat(i)}>
                          <FlagIcon flag={one.flag} scale={0.8} />
                          <span>
                            <b>
                              {one.from} → {one.to}
                              {one.copies > 1 && ` ×${one.copies}`}
                            </b>
                            <span>
                              {one.word}
                              {one.fields.map(field => (
                                <span key={field.name} class="dim">
                                  {' '}
                                  · {field.name} {field.value}
                                </span>
                              ))}
                            </span>
                          </span>
                        </button>
                        <span class="does">{offers.filter(offer => offer.boat === i).map(button)}</span>
                      </li>
                    ))}
                  </ul>
                </div>
              )}
              {outside.length > 0 && (
                <div class="netgroup">
                  <h2>From outside</h2>
                  {outside.map(button)}
                </div>
              )}
              <div class="netgroup">
                <h2>Timers and lamps</h2>
                <div class="does wrap">
                  {numbered.filter(offer => ['fire', 'crash', 'restart'].includes(offer.type)).map(button)}
                </div>
                {offers.length === 0 && <p class="dim">Nothing is left to do: your powers are spent.</p>}
              </div>
              <div class="netgroup">
                <button type="button" class="btn" onClick={() => setSaying(true)}>
                  They cannot be broken…
                </button>
              </div>
            </>
          )}
        </section>
        <section class="panel past" aria-label="What happened">
          <Schedule sitting={sitting} screen={screen} />
          <Islands screen={screen} />
        </section>
      </div>
      {saying && <Verdict sitting={sitting} screen={screen} onClose={() => setSaying(false)} />}
    </main>
  )
}

const ORDER = ['move', 'deliver', 'drop', 'duplicate', 'request', 'fire', 'restart', 'crash'] as const

/** Keys follow the page from top to bottom. */
function rank(offer: Offer): number {
  const group = offer.boat === undefined ? ORDER.indexOf(offer.type) : 1
  return group * 1000 + (offer.boat ?? 0) * 10 + ORDER.indexOf(offer.type)
}

function Powers({ screen }: { readonly screen: ChairScreen }) {
  return (
    <dl class="powers" aria-label="Your powers">
      {screen.powers.map(({ word, left, of }) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd class="num">
            {left}
            {left !== of && <span class="dim"> of {of}</span>}
          </dd>
        </div>
      ))}
      <div>
        <dt title={screen.aim}>their goal</dt>
        <dd class="num">
          {screen.goal.done} of {screen.goal.of}
        </dd>
      </div>
    </dl>
  )
}
