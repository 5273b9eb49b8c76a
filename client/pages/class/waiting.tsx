/** No seat just now: before the start, between two levels, or until a group takes a late one in. */
import { useEffect, useState } from 'preact/hooks'
import type { ToStudent } from '../../../shared/wire/classroom.ts'
import { Dialog } from '../../hud/dialog.tsx'
import { HelpFlag } from '../../hud/help-flag.tsx'
import { Logo } from '../../hud/icons.tsx'
import { atSeaWords, type PupilState } from '../../model/pupil.ts'
import { RenameForm } from '../lobby/rename-form.tsx'
import { IdentityCard } from './identity-card.tsx'
import { OwnResults } from './own-results.tsx'
import { PlanList } from './plan-list.tsx'
import { useWaitingPuzzle } from './use-waiting-puzzle.ts'
import { WaitingGame } from './waiting-game.tsx'

interface WaitingProps {
  readonly state: PupilState
  readonly onRename: (name: string) => void
  readonly onLeave: () => void
}

export function Waiting({ state, onRename, onLeave }: WaitingProps) {
  const { you, class: room, plan, results } = state
  const [puzzle, setPuzzle] = useWaitingPuzzle()
  const [leaving, setLeaving] = useState(false)
  useEffect(() => {
    document.title = `${room?.title ?? 'Class'} · Lossy Isles`
  }, [room?.title])
  if (you === null || room === null) return null
  const words = waitingFor(room)
  return (
    <div class={`classwait${puzzle === null ? ' lobby' : ' playing'}`}>
      <header class="panel hudbar">
        <div>
          <Logo />
        </div>
        <div class="two grow">
          <span class="dim">
            Class {room.code}
            {puzzle !== null && ` · ${you.name}`}
          </span>
          <h1>{room.title}</h1>
        </div>
        <div class="controls">
          <HelpFlag />
          <button type="button" class="btn" onClick={() => (puzzle === null ? setLeaving(true) : setPuzzle(null))}>
            {puzzle === null ? 'Leave' : 'Back'}
          </button>
        </div>
      </header>
      <p class="panel waitfor" role="status">
        <span class="spin" />
        <b>{words}</b>
        <span class="dim num">{room.students === 1 ? 'You are the first here.' : `${room.students} are here.`}</span>
      </p>
      {puzzle === null && (
        <main class="cols">
          <section class="panel" aria-label="You">
            <IdentityCard name={you.name} word={you.word} />
            <RenameForm name={you.name} onRename={onRename} />
            {results.length > 0 && <OwnResults results={results} />}
          </section>
          <section class="panel" aria-labelledby="plan-title">
            <h2 id="plan-title">What will be played</h2>
            <PlanList plan={plan} step={room.step} playing={room.phase === 'playing'} />
          </section>
        </main>
      )}
      <WaitingGame puzzle={puzzle} onPuzzle={setPuzzle} />
      {leaving && (
        <Dialog title="Leave the class?" onClose={() => setLeaving(false)}>
          <div class="catchup">
            <p>
              Your place is kept: with the code <b class="mono">{room.code}</b> and your word{' '}
              <b class="mono">{you.word}</b> you come back on any device.
            </p>
            <button type="button" class="btn big" onClick={onLeave}>
              Leave
            </button>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function waitingFor({ phase, atSea }: ToStudent['class']): string {
  switch (phase) {
    case 'lobby':
      return 'Your instructor starts the class.'
    case 'playing':
      return 'A group takes you in at its next safe moment.'
    case 'between':
      return atSea.length > 0 ? atSeaWords(atSea) : 'Your instructor starts the next level.'
    case 'ended':
      return 'The class is over.'
  }
}
