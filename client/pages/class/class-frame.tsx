/** What a class puts around its matches: the wait before, between and after them, and what the instructor does to all. */
import { useMemo } from 'preact/hooks'
import { type ClassSight, InClass } from '../../hud/class-context.ts'
import { useNow } from '../../hud/use-now.ts'
import { useStore } from '../../hud/use-store.ts'
import { frozenLeftMs, type PupilState } from '../../model/pupil.ts'
import type { PupilSession } from '../../model/pupil-session.ts'
import { goHome } from '../../model/route.ts'
import { forgetSeat } from '../../model/seat-memory.ts'
import { PageWait } from '../page-wait.tsx'
import { Room } from '../room.tsx'
import { CatchUpCard } from './catch-up-card.tsx'
import { Ended } from './ended.tsx'
import { Gone } from './gone.tsx'
import { Lines } from './lines.tsx'
import { StandStill } from './stand-still.tsx'
import { Waiting } from './waiting.tsx'

export function ClassFrame({ pupil }: { readonly pupil: PupilSession }) {
  const state = useStore(pupil.state)
  const sight = useSight(pupil, state)
  const nowMs = useNow(250, state.class?.frozen != null)
  const frozen = state.class?.frozen ?? null
  const leftMs = frozenLeftMs(state, nowMs)
  const caughtUp = (early: boolean) => {
    pupil.dispatch({ type: 'caught up' })
    // Until then a bot has played on; at the end of the time the server takes the seat from it.
    if (early) pupil.match.get().session?.send('takeBack', {})
  }
  const leave = () => {
    pupil.ask({ type: 'leave' })
    forgetSeat(pupil.code)
    goHome()
  }

  if (state.gone !== null)
    return (
      <Gone
        why={state.gone}
        onHome={() => {
          forgetSeat(pupil.code)
          goHome()
        }}
      />
    )
  if (sight === null) return <PageWait words={joining(state)} onHome={() => goHome()} />

  const lines = <Lines lines={state.lines} onRead={number => pupil.dispatch({ type: 'line read', number })} />
  const still = frozen !== null && leftMs !== null
  return (
    <InClass.Provider value={sight}>
      <Inside pupil={pupil} state={state} onLeave={leave} />
      {!still && lines}
      {state.link.type === 'lost' && (
        <p class="classlost" role="status">
          Class: {state.link.words}
        </p>
      )}
      {state.catchUp !== null && !still && <CatchUpCard catchUp={state.catchUp} onClose={caughtUp} />}
      {still && (
        <StandStill why={frozen.why} leftMs={leftMs}>
          {lines}
        </StandStill>
      )}
    </InClass.Provider>
  )
}

interface InsideProps {
  readonly pupil: PupilSession
  readonly state: PupilState
  readonly onLeave: () => void
}

function Inside({ pupil, state, onLeave }: InsideProps) {
  const { session, trouble } = useStore(pupil.match)
  if (state.class?.phase === 'ended') return <Ended state={state} />
  if (state.seat === null)
    return <Waiting state={state} onRename={name => pupil.ask({ type: 'name', name })} onLeave={onLeave} />
  if (session === null) return <PageWait words={trouble ?? 'Rowing out to your island…'} />
  return <Room key={session.code()} session={session} night={null} />
}

function joining({ link }: PupilState): string {
  return link.type === 'lost' ? link.words : 'Joining the class…'
}

function useSight(pupil: PupilSession, state: PupilState): ClassSight | null {
  const { you, class: room, seat, dayMs } = state
  return useMemo(
    () =>
      you === null || room === null
        ? null
        : {
            code: room.code,
            title: room.title,
            name: you.name,
            word: you.word,
            group: seat?.group ?? null,
            help: room.help,
            atSea: room.atSea,
            pace: room.pace,
            more: room.step !== null && room.step.index + 1 < room.step.of,
            endsMs: room.phase === 'playing' && room.step?.endsMs != null ? room.step.endsMs - dayMs : null,
            raiseHand: on => pupil.ask({ type: 'help', on }),
          },
    [pupil, you, room, seat, dayMs],
  )
}
