/** Where Phaser draws the match. Where it cannot run, the islands are a list. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Board, BoardModel } from '../../board/model.ts'
import { useDrawn } from '../../hud/use-drawn.ts'
import { boardEvent } from '../../model/board-model.ts'
import type { RoomState } from '../../model/room-state.ts'

interface BoardHostProps {
  readonly model: BoardModel
  readonly state: RoomState
  readonly label: string
  readonly onBoat: (card: number) => void
  /** The same in words. */
  readonly children?: ComponentChildren
  /** The element whose place the board keeps clear of panels. */
  readonly hole: { readonly current: HTMLElement | null }
}

export function BoardHost({ model, state, label, onBoat, hole, children }: BoardHostProps) {
  const latest = useRef(onBoat)
  latest.current = onBoat
  const {
    host,
    drawing: board,
    failed,
  } = useDrawn((module, canvas) => module.createBoard({ ...canvas, onBoat: card => latest.current(card) }))

  useInsets(board, host, hole)
  useEffect(() => board?.show(model), [board, model])
  useEvents(board, state)

  return (
    <section class={`boardhost${failed ? ' plain' : ''}`} aria-label="The sea">
      <div ref={host} class="boardcanvas" role="img" aria-label={label} />
      {failed && (
        <ul class="plainisles" aria-hidden="true">
          {model.islands.map(island => (
            <li key={island.node} class={island.you ? 'me' : ''}>
              <b>{island.node}</b> {island.you ? 'you' : island.name}
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  )
}

/** Tells the board which part of its canvas no panel covers, whenever the layout changes. */
function useInsets(
  board: Board | null,
  host: { readonly current: HTMLElement | null },
  hole: BoardHostProps['hole'],
): void {
  useEffect(() => {
    const outer = host.current
    const inner = hole.current
    if (board === null || outer === null || inner === null) return undefined
    const measure = () => {
      const o = outer.getBoundingClientRect()
      const i = inner.getBoundingClientRect()
      const gap = (distance: number) => Math.max(0, Math.round(distance))
      board.setInsets({
        left: gap(i.left - o.left),
        right: gap(o.right - i.right),
        top: gap(i.top - o.top),
        bottom: gap(o.bottom - i.bottom),
      })
    }
    const observer = new ResizeObserver(measure)
    observer.observe(outer)
    observer.observe(inner)
    measure()
    return () => observer.disconnect()
  }, [board, host, hole])
}

/** Plays what is new in the logbook. A log that starts afresh is the past and is not animated. */
function useEvents(board: Board | null, state: RoomState): void {
  const seen = useRef({ epoch: -1, lines: 0 })
  const { log, logEpoch, frozenUntilMs } = state
  useEffect(() => {
    if (board === null) return
    const from = seen.current.epoch === logEpoch ? seen.current.lines : log.length
    for (const line of log.slice(from)) {
      const event = boardEvent(line)
      if (event !== undefined) board.play(event)
    }
    seen.current = { epoch: logEpoch, lines: log.length }
  }, [board, log, logEpoch])
  useEffect(() => {
    if (frozenUntilMs !== null) board?.play({ type: 'break' })
  }, [board, frozenUntilMs])
}
