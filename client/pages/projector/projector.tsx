/** The wall of the classroom: to be read from the last row. Its token can fetch nothing that students must not see. */
import { useEffect, useState } from 'preact/hooks'
import type { ToProjector } from '../../../shared/wire/classroom.ts'
import { openClassStream } from '../../model/class-stream.ts'
import { DARK_WALL, type ProjectorState, reduceProjector } from '../../model/projector.ts'
import { PageWait } from '../page-wait.tsx'
import { ClassShown } from './class-shown.tsx'
import { ComeIn } from './come-in.tsx'
import { ExampleShown } from './example-shown.tsx'
import { FrozenWall } from './frozen-wall.tsx'
import { UnderWay } from './under-way.tsx'
import { WallBar } from './wall-bar.tsx'
import '../../styles/debrief.css'
import '../../styles/projector.css'

interface ProjectorProps {
  readonly code: string
  readonly token: string
}

export function Projector({ code, token }: ProjectorProps) {
  const [state, setState] = useState<ProjectorState>(DARK_WALL)
  useEffect(() => {
    document.title = `Class ${code} · Lossy Isles`
    if (token === '') return undefined
    const stream = openClassStream<ToProjector>(
      code,
      'stream',
      token,
      message => setState(before => reduceProjector(before, message, performance.now())),
      link => setState(before => ({ ...before, link })),
    )
    return () => stream.close()
  }, [code, token])
  if (token === '') return <Unlit words="This address is not whole: the projector’s link ends with a key behind a #." />
  if (state.link.type === 'refused') return <Unlit words={state.link.words} />
  if (state.board === null)
    return <PageWait words={state.link.type === 'lost' ? state.link.words : 'Lighting the projector…'} />
  return <Wall state={state} board={state.board} />
}

function Wall({ state, board }: { readonly state: ProjectorState; readonly board: ToProjector['board'] }) {
  const { shown } = state
  return (
    <div class="wall">
      {state.link.type === 'lost' && (
        <p class="walllost" role="status">
          {state.link.words}
        </p>
      )}
      {board.phase === 'lobby' && shown.type === 'code' ? (
        <ComeIn board={board} />
      ) : (
        <>
          <WallBar board={board} aheadMs={state.aheadMs} />
          {shown.type === 'code' && <UnderWay board={board} />}
          {shown.type === 'class' && <ClassShown debrief={shown.debrief} />}
          {shown.type === 'example' && (
            <ExampleShown key={`${shown.rule}${shown.act}${shown.debrief.seed}`} shown={shown} />
          )}
        </>
      )}
      {board.frozen !== null && <FrozenWall frozen={board.frozen} aheadMs={state.aheadMs} />}
    </div>
  )
}

function Unlit({ words }: { readonly words: string }) {
  return (
    <main class="wall unlit">
      <h1>The projector stays dark</h1>
      <p role="status">{words}</p>
    </main>
  )
}
