/** Something to play until the class goes on: the network's chair, within this page. */
import { useEffect, useState } from 'preact/hooks'
import type { PuzzleCard } from '../../../shared/wire/chair.ts'
import { type Answer, fetchPuzzles } from '../../model/chair.ts'
import { networkPath, type PuzzleName } from '../../model/route.ts'
import { PuzzleDoor } from '../network/puzzle-door.ts'
import { PuzzleEntry } from '../network/puzzle-entry.tsx'
import { Sitting } from '../network/sitting.tsx'
import '../../styles/match.css'
import '../../styles/cards.css'
import '../../styles/network.css'

/** First meetings: what can be broken, the easiest first, one to a protocol. */
const OFFERED = 4

interface WaitingGameProps {
  readonly puzzle: PuzzleName | null
  readonly onPuzzle: (puzzle: PuzzleName | null) => void
}

export function WaitingGame({ puzzle, onPuzzle }: WaitingGameProps) {
  return (
    <PuzzleDoor.Provider value={onPuzzle}>
      {puzzle === null ? <Offered /> : <Sitting key={networkPath(puzzle)} puzzle={puzzle} />}
    </PuzzleDoor.Provider>
  )
}

function Offered() {
  const [answer, setAnswer] = useState<Answer<readonly PuzzleCard[]> | null>(null)
  const load = () => {
    setAnswer(null)
    void fetchPuzzles().then(setAnswer)
  }
  useEffect(load, [])
  return (
    <section class="panel waitgame network list" aria-labelledby="waitgame-title">
      <h2 id="waitgame-title">Something to play while you wait</h2>
      <p class="dim">Be the sea between bots that believe something wrong, and break them in as few acts as you can.</p>
      {answer === null && <p role="status">Loading…</p>}
      {answer?.ok === false && (
        <p class="says bad" role="alert">
          <span>{answer.why}</span>
          <button type="button" class="btn" onClick={load}>
            Try again
          </button>
        </p>
      )}
      {answer?.ok === true && (
        <ul>
          {firstMeetings(answer.value).map(card => (
            <PuzzleEntry key={networkPath(card)} card={card} />
          ))}
        </ul>
      )}
    </section>
  )
}

function firstMeetings(cards: readonly PuzzleCard[]): readonly PuzzleCard[] {
  const easiest = cards.filter(card => card.par !== null).toSorted((a, b) => (a.par ?? 0) - (b.par ?? 0))
  return easiest
    .filter((card, i) => easiest.findIndex(other => other.protocol === card.protocol) === i)
    .slice(0, OFFERED)
}
