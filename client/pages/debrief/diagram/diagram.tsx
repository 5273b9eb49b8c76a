/** The space-time diagram: what happened, seen close or from afar, and what a node knew at each of its events. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Debrief } from '../../../../shared/wire/debrief.ts'
import { Scroller } from '../../../hud/scroller.tsx'
import { sought } from '../../../model/playback.ts'
import type { RoomState } from '../../../model/room-state.ts'
import type { Session } from '../../../model/session.ts'
import type { ClockKind } from '../../../model/stamps.ts'
import { actUnder, stopLabel, stopsOf, walkFrom } from '../../../model/stops.ts'
import { BranchNote } from '../replay/branch-note.tsx'
import { Playhead } from '../replay/playhead.tsx'
import { Replay } from '../replay/replay.tsx'
import { usePlayback } from '../replay/use-playback.ts'
import { Cursor } from './cursor.tsx'
import { EventTable } from './event-table.tsx'
import { KnewPanel } from './knew-panel.tsx'
import { Names } from './names.tsx'
import { Picture } from './picture.tsx'
import { Tools } from './tools.tsx'
import { STEP, useZoom } from './use-zoom.ts'

interface SpaceTimeProps {
  readonly session: Session
  readonly state: RoomState
  readonly debrief: Debrief
  /** An earlier night of the match. */
  readonly earlier?: boolean
}

/** Narrower than this the callout would hide what it points at; the box beside the diagram says the same. */
const CALLOUT_ROOM = 560
const HELP =
  'Choose an event: what did its node know then? Arrow keys walk; + − 0, Ctrl and the wheel, or two fingers zoom.'

export function SpaceTime({ session, state, debrief, earlier = false }: SpaceTimeProps) {
  const { diagram, blame } = debrief
  const scroller = useRef<HTMLElement>(null)
  const zoom = useZoom(debrief, scroller)
  const { frame } = zoom
  const [seenBy, setSeenBy] = useState<string | null>(null)
  const [onlyLed, setOnlyLed] = useState(false)
  const [clocks, setClocks] = useState<ClockKind>('none')
  const [act, setAct] = useState<number | null>(null)
  const [open, setOpen] = useState(false)
  const [under, setUnder] = useState<number | null>(null)
  const playback = usePlayback(diagram)
  const [watching, setWatching] = useState(false)
  /** The keyboard has moved: the focus and the view follow. */
  const walked = useRef(false)

  const all = useMemo(() => stopsOf(diagram), [diagram])
  const stops = useMemo(() => (onlyLed ? all.filter(stop => stop.ledToIt) : all), [all, onlyLed])
  const at = stops.find(stop => stop.act === (act ?? blame?.act)) ?? stops[0]
  const pointed = stops.find(stop => stop.act === under)

  useEffect(() => {
    setAct(null)
    setOpen(false)
  }, [diagram])
  useEffect(() => {
    if (walked.current && at !== undefined) zoom.show(at.atMs)
  }, [at?.act])

  /** Back to where one stood. */
  const close = () => {
    setOpen(false)
    scroller.current?.querySelector<HTMLElement>('.diacursor')?.focus({ preventScroll: true })
  }
  const look = (next: number) => {
    setAct(next)
    setOpen(true)
  }
  const overPlane = (event: MouseEvent & { readonly currentTarget: HTMLElement }): number | null => {
    const box = event.currentTarget.getBoundingClientRect()
    const drawn = onlyLed ? diagram.arrows.filter(arrow => arrow.ledToIt) : diagram.arrows
    return actUnder(stops, drawn, frame, diagram.endMs, event.clientX - box.left, event.clientY - box.top)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '+' || event.key === '=') zoom.by(STEP)
    else if (event.key === '-') zoom.by(1 / STEP)
    else if (event.key === '0') zoom.fit()
    else if (event.key === 'Escape' && open) close()
    else return
    event.preventDefault()
  }

  // The same elements as before are not compared again: a pointer that moves redraws nothing.
  const { pxPerMs, fromPx } = frame
  const callout = zoom.room > CALLOUT_ROOM
  const picture = useMemo(
    () => (
      <Picture
        debrief={debrief}
        frame={frame}
        emphasis={{ blamedAct: blame?.act ?? null, seenBy, onlyLed, flags: clocks === 'none' }}
        clocks={clocks}
        callout={callout}
      />
    ),
    [debrief, pxPerMs, fromPx, seenBy, onlyLed, clocks, callout],
  )
  const table = useMemo(() => <EventTable diagram={diagram} onLook={look} />, [diagram])

  return (
    <section class="panel dia" aria-labelledby="dia-title">
      <h2 id="dia-title" class="sr">
        What happened, in space and time
      </h2>
      <BranchNote session={earlier ? null : session} branch={debrief.branch} />
      <Tools
        diagram={diagram}
        seenBy={seenBy}
        onlyLed={onlyLed}
        clocks={clocks}
        onSee={setSeenBy}
        onOnlyLed={setOnlyLed}
        onClocks={setClocks}
        zoom={zoom}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of what is focused inside: the picture and its cursor. */}
      <div class="diabody" onKeyDown={onKey}>
        <Names diagram={diagram} frame={frame} blamed={blame?.node ?? null} />
        <Scroller hold={scroller} class="diascroll" label="Space-time diagram; the same as a table is below">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the cursor is the keyboard's way to the same. */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above. */}
          <div
            class={`diaplane${under === null ? '' : ' over'}`}
            style={{ width: `${frame.width}px` }}
            onClick={event => {
              const hit = overPlane(event)
              if (hit !== null) look(hit)
            }}
            onPointerMove={event => event.pointerType === 'mouse' && setUnder(overPlane(event))}
            onPointerLeave={() => setUnder(null)}
          >
            {picture}
            <Playhead playback={playback} frame={frame} onMove={zoom.show} />
            {at !== undefined && (
              <Cursor
                key={at.act}
                stop={at}
                frame={frame}
                open={open}
                walked={walked}
                onWalk={walk => {
                  walked.current = true
                  setAct(walkFrom(diagram, stops, at, walk).act)
                }}
                onPan={zoom.pan}
                onOpen={() => look(at.act)}
              />
            )}
          </div>
        </Scroller>
      </div>
      <p class="diasays dim">
        {pointed === undefined
          ? clocks === 'none'
            ? HELP
            : 'As an observer would stamp it: every act of a node, arrivals too, counts as one event.'
          : stopLabel(pointed)}
      </p>
      {open && at !== undefined && (
        <KnewPanel
          session={session}
          state={state}
          debrief={debrief}
          stop={at}
          onClose={close}
          onReplay={() => {
            playback.set({ ...sought(playback.get(), at.atMs, diagram.endMs), playing: true })
            setWatching(true)
          }}
        />
      )}
      <Replay debrief={debrief} stops={all} playback={playback} viewer={seenBy} open={watching} onOpen={setWatching} />
      {table}
    </section>
  )
}
