/** Dawn: the whole truth of the night. What broke, which step began it, and what one does about it. */
import { useContext, useEffect, useRef } from 'preact/hooks'
import type { NodeId } from '../../../shared/kernel/protocol.ts'
import type { Debrief } from '../../../shared/wire/debrief.ts'
import type { Table } from '../../../shared/wire/messages.ts'
import { InClass } from '../../hud/class-context.ts'
import { HelpFlag } from '../../hud/help-flag.tsx'
import { Logo, Wordmark } from '../../hud/icons.tsx'
import { LevelClock } from '../../hud/level-clock.tsx'
import type { RoomState } from '../../model/room-state.ts'
import type { Session } from '../../model/session.ts'
import { secondsText } from '../../model/tide.ts'
import { Notices } from '../match/notices.tsx'
import { SeatBars } from '../match/seat-bars.tsx'
import { BlameBox, Mistakes } from './blame-box.tsx'
import { Breaches } from './breaches.tsx'
import { SpaceTime } from './diagram/diagram.tsx'
import { Foretold } from './foretold.tsx'
import { Injections } from './injections.tsx'
import { Inquiries } from './inquiries.tsx'
import { NextSteps } from './next-steps.tsx'
import { NightsPlayed } from './nights-played.tsx'
import { Question } from './question.tsx'
import { Scores } from './scores.tsx'
import { SeatScores } from './seat-scores.tsx'
import { TakeAlong } from './take-along.tsx'
import { Twins } from './twins.tsx'
import { headlineFor, Verdict } from './verdict.tsx'

interface DebriefingProps {
  readonly session: Session
  readonly state: RoomState
  readonly table: Table
  readonly debrief: Debrief
  /** Where the reader sat. */
  readonly you: NodeId | null
  /** The night is an earlier one: it is read, and the way back to what goes on now leads from here. */
  readonly onBack?: () => void
}

export function Debriefing({ session, state, table, debrief, you, onBack }: DebriefingProps) {
  const inClass = useContext(InClass)
  const own = debrief.seats.find(seat => seat.node === you)
  const headline = headlineFor(debrief, own)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `Debrief: ${headline} · Lossy Isles`
    // A screen reader starts at the top of the new page.
    title.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [debrief, headline])
  const people = debrief.seats.filter(seat => seat.kind === 'person').length
  return (
    <div class="debrief">
      <header class="panel hudbar">
        <div>
          <Logo />
          <Wordmark />
        </div>
        <div class="two">
          <span class="dim">{debrief.level.protocolTitle} · debrief</span>
          <h1 ref={title} tabIndex={-1}>
            {debrief.night.title}
          </h1>
        </div>
        <div class="two grow">
          <span class="dim">
            Night {debrief.night.index + 1} of {debrief.night.of} · attempt {debrief.attempt}
          </span>
          <b class="num">{secondsText(debrief.diagram.endMs)} of sea time</b>
        </div>
        <div class="two">
          <span class="dim">{inClass?.group == null ? `Room ${table.code}` : `Group ${inClass.group}`}</span>
          <b>
            {count(people, 'person', 'people')}, {count(debrief.seats.length - people, 'bot', 'bots')}
          </b>
        </div>
        <div class="two">
          <span class="dim">Seed</span>
          <b class="mono">{debrief.seed}</b>
        </div>
        {inClass !== null && (
          <div class="controls">
            <LevelClock />
            <HelpFlag />
          </div>
        )}
      </header>
      <SeatBars state={onBack === undefined ? { ...state, nudgeUntilMs: null } : state} session={session} />
      {onBack !== undefined && <GoesOn table={table} onBack={onBack} />}
      <main>
        <Verdict debrief={debrief} own={own} />
        <SpaceTime session={session} state={state} debrief={debrief} you={you} earlier={onBack !== undefined} />
        {debrief.twins !== null && <Twins twins={debrief.twins} />}
        <aside class="panel side" aria-label="What it means">
          <Scores debrief={debrief} />
          {debrief.blame !== null && <BlameBox blame={debrief.blame} />}
          <Breaches breaches={debrief.safety.breaches} />
          <Mistakes mistakes={debrief.mistakes} />
          <Injections injected={debrief.injected} />
          <SeatScores seats={debrief.seats} />
          <Inquiries debrief={debrief} state={state} session={session} />
          <Foretold predictions={debrief.predictions} you={you ?? ''} />
          {onBack === undefined &&
            debrief.questions.map((question, nth) => (
              <Question
                key={question.ask}
                question={question}
                verdict={state.verdicts.find(verdict => verdict.question === nth) ?? null}
                onAnswer={choice => session.send('answer', { question: nth, choice })}
              />
            ))}
          {inClass === null && <NightsPlayed code={table.code} nights={state.nights} now={debrief.nth} />}
          <TakeAlong session={session} code={table.code} nth={debrief.nth} />
          {onBack === undefined && <NextSteps session={session} table={table} debrief={debrief} own={own} />}
        </aside>
      </main>
      <div class="floatnotices">
        <Notices notices={state.notices} />
      </div>
    </div>
  )
}

/** What the others do meanwhile, and the way there. */
function GoesOn({ table, onBack }: { readonly table: Table; readonly onBack: () => void }) {
  const night = table.phase === 'night'
  return (
    <div class={`says${night ? ' wait' : ''}`}>
      <span role="status">
        {night
          ? 'An earlier night. The next one is being played.'
          : 'An earlier night. The last one has its own debrief.'}
      </span>
      <button type="button" class={`btn${night ? ' pri' : ''}`} onClick={onBack}>
        {night ? 'To the night' : 'To the last night'}
      </button>
    </div>
  )
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
