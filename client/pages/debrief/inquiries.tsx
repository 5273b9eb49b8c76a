/** What a search can still tell: how little it took, how a mistake could have killed, what would have been enough. */
import type { CloseCallAnswer, Debrief, Finding, Inquiry, ScheduleLine } from '../../../shared/wire/debrief.ts'
import type { RoomState } from '../../model/room-state.ts'
import type { Session } from '../../model/session.ts'

interface InquiriesProps {
  readonly debrief: Debrief
  readonly state: RoomState
  readonly session: Session
}

const ASKS: Readonly<Record<Inquiry['type'], { readonly ask: string; readonly about: string }>> = {
  story: { ask: 'How little would have been enough to break it?', about: 'All acts that did not matter are left out.' },
  'close-calls': {
    ask: 'What could the mistakes have led to?',
    about:
      'From just after each, with a little bad luck and everybody by the book; or with the same mistake made again.',
  },
  enough: { ask: 'What would have been enough?', about: 'The first move that would have reached the goal.' },
}

/** Only what has an answer here. */
function open({ safety, liveness, mistakes, branch }: Debrief): readonly Inquiry['type'][] {
  if (branch !== null) return []
  if (!safety.held) return ['story']
  return [
    ...(mistakes.length > 0 ? (['close-calls'] as const) : []),
    ...(liveness.reached ? [] : (['enough'] as const)),
  ]
}

export function Inquiries({ debrief, state, session }: InquiriesProps) {
  const inquiries = open(debrief)
  if (inquiries.length === 0) return null
  const { nth } = debrief
  const busy = state.findings.some(({ finding }) => finding.type === 'searching')
  return (
    <section class="inquiries" aria-labelledby="inquiries-title">
      <h2 id="inquiries-title">What a search can tell</h2>
      {inquiries.map(type => {
        const finding = state.findings.find(one => one.nth === nth && one.of === type)?.finding
        return (
          <div key={type}>
            {finding === undefined ? (
              <button
                type="button"
                class="btn wide"
                disabled={busy}
                onClick={() => session.send('inquire', { nth, type })}
              >
                {ASKS[type].ask}
              </button>
            ) : (
              <>
                <h3>{ASKS[type].ask}</h3>
                <p class="dim">{ASKS[type].about}</p>
                <Found finding={finding} onEnough={() => session.send('enough', {})} />
              </>
            )}
          </div>
        )
      })}
    </section>
  )
}

function Found({ finding, onEnough }: { readonly finding: Finding; readonly onEnough: () => void }) {
  if (finding.type === 'ended') return <p role="status">{finding.why}</p>
  if (finding.type === 'searching')
    return (
      <p role="status" class="searching">
        <span class="spin" /> Searching: {finding.worlds.toLocaleString('en')} worlds
        <button type="button" class="btn" onClick={onEnough}>
          Stop
        </button>
      </p>
    )
  const { answer } = finding
  switch (answer.type) {
    case 'nothing':
      return <p role="status">There is nothing more to tell.</p>
    case 'enough':
      return (
        <p role="status">
          <b>{answer.node}:</b> {answer.words}
        </p>
      )
    case 'story':
      return (
        <>
          <p role="status">
            <b>{answer.headline}</b>: {answer.lines.length} of {answer.of} acts are enough.
            {!answer.minimal && ' The search was stopped: perhaps fewer.'}
          </p>
          <Lines lines={answer.lines} />
        </>
      )
    case 'close-calls':
      return answer.calls.length === 0 ? (
        <p role="status">None of the mistakes could have broken anything.</p>
      ) : (
        answer.calls.map(call => <Call key={`${call.act}${call.rule}`} call={call} />)
      )
  }
}

function Call({ call }: { readonly call: CloseCallAnswer }) {
  return (
    <div class="closecall">
      <p role="status">
        <b>
          {call.node}, <span class="mono">{call.rule}</span>
        </b>
        : {call.words}
      </p>
      {call.lines !== null && <Lines lines={call.lines} />}
    </div>
  )
}

function Lines({ lines }: { readonly lines: readonly ScheduleLine[] }) {
  return (
    <details class="fold">
      <summary>Step by step</summary>
      <ol class="schedule">
        {lines.map((line, i) => (
          <li key={i} class={line.rules.length > 0 ? 'wrong' : ''}>
            <b>{line.node ?? 'sea'}</b>
            <span>
              {line.word}
              {line.sends.map(sent => (
                <span key={sent} class="dim">
                  ; sends {sent}
                </span>
              ))}
              {line.claims.map(claim => (
                <b key={claim}>; claims {claim}</b>
              ))}
              {line.rules.length > 0 && <b class="mono"> {line.rules.join(', ')}</b>}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
