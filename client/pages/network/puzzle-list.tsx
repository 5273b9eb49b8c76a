/** All clusters that wait to be broken, by protocol, with the stars won so far. */
import { useEffect, useState } from 'preact/hooks'
import type { PuzzleCard } from '../../../shared/wire/chair.ts'
import { Logo } from '../../hud/icons.tsx'
import { type Answer, fetchPuzzles } from '../../model/chair.ts'
import { goHome, networkPath } from '../../model/route.ts'
import { PuzzleEntry } from './puzzle-entry.tsx'

export function PuzzleList() {
  const [answer, setAnswer] = useState<Answer<readonly PuzzleCard[]> | null>(null)
  const load = () => {
    setAnswer(null)
    void fetchPuzzles().then(setAnswer)
  }
  useEffect(load, [])
  useEffect(() => {
    document.title = 'Be the network · Lossy Isles'
  }, [])
  const cards = answer?.ok === true ? answer.value : []
  const protocols = [...new Set(cards.map(card => card.protocolTitle))]
  return (
    <main class="network list">
      <header class="nethead">
        <Logo />
        <h1>Be the network</h1>
        <button type="button" class="btn" onClick={() => goHome()}>
          Home
        </button>
      </header>
      <p class="lead">
        A small cluster of bots, and you are the sea between them: you choose what lands, what is lost or copied, whose
        timer rings and who goes dark. Time moves only when you do something. Break those who believe something wrong,
        in as few acts as you can. Those who play by the book cannot be broken: find out why.
      </p>
      {answer === null && (
        <p role="status" class="dim">
          Loading the clusters…
        </p>
      )}
      {answer?.ok === false && (
        <div class="says bad" role="alert">
          <span>{answer.why}</span>
          <button type="button" class="btn" onClick={load}>
            Try again
          </button>
        </div>
      )}
      {protocols.map(title => (
        <section key={title} class="panel netgroup">
          <h2>{title}</h2>
          <ul>
            {cards
              .filter(card => card.protocolTitle === title)
              .map(card => (
                <PuzzleEntry key={networkPath(card)} card={card} />
              ))}
          </ul>
        </section>
      ))}
    </main>
  )
}
