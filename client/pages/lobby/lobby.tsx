/** Before the first night: the code to call out, who sits where, and the host's start. */
import { useEffect } from 'preact/hooks'
import type { Table } from '../../../shared/wire/messages.ts'
import { CopyButton } from '../../hud/copy-button.tsx'
import { Logo, Wordmark } from '../../hud/icons.tsx'
import { CARRIED, type RoomState } from '../../model/room-state.ts'
import { goHome, roomLink } from '../../model/route.ts'
import type { Session } from '../../model/session.ts'
import { SCAFFOLD_WORDS } from '../home/scaffolds.ts'
import { Notices } from '../match/notices.tsx'
import { SeatBars } from '../match/seat-bars.tsx'
import { RenameForm } from './rename-form.tsx'
import { Seats } from './seats.tsx'

interface LobbyProps {
  readonly session: Session
  readonly state: RoomState
  readonly table: Table
}

export function Lobby({ session, state, table }: LobbyProps) {
  const { you } = state
  useEffect(() => {
    document.title = `Room ${table.code} · Lossy Isles`
  }, [table.code])
  const host = you !== null && table.host === you.node
  const hostName = table.seats.find(seat => seat.node === table.host)?.name
  return (
    <div class="lobby">
      <header class="panel hudbar">
        <div>
          <Logo />
          <Wordmark />
        </div>
        <div class="two grow">
          <span class="dim">
            {table.level.protocolTitle} · {SCAFFOLD_WORDS[table.scaffold].name.toLowerCase()}
          </span>
          <h1>{table.level.title}</h1>
        </div>
        <div>
          <button type="button" class="btn" onClick={() => goHome()}>
            Leave
          </button>
        </div>
      </header>
      <SeatBars state={state} session={session} />
      <main class="cols">
        <section class="panel" aria-labelledby="code-title">
          <h2 id="code-title">Room code</h2>
          <p class="bigcode">{table.code}</p>
          <div class="copylink">
            <code>{roomLink(table.code)}</code>
            <CopyButton text={roomLink(table.code)} label="Copy the link" />
          </div>
          <p class="dim">{table.level.teaches}</p>
          {state.carrier === 'line' && <p class="dim">{CARRIED.line}.</p>}
          {host ? (
            <button type="button" class="btn big pri" onClick={() => session.send('start', {})}>
              Start the first night
            </button>
          ) : (
            <p class="says" role="status">
              <span>{hostName === undefined ? 'Waiting for the start.' : `${hostName} starts the match.`}</span>
            </p>
          )}
          <p class="dim">
            While you wait:{' '}
            <a href="/" target="_blank" rel="noopener">
              play First light alone
            </a>
            , in a tab of its own.
          </p>
        </section>
        <section class="panel" aria-labelledby="seats-title">
          <h2 id="seats-title">Seats</h2>
          <Seats table={table} you={you?.node ?? ''} />
          {you !== null && you.word !== '' && (
            <p class="dim">
              Your word is <b class="mono">{you.word}</b>: with the code it gives you this seat on any device.
            </p>
          )}
          <RenameForm name={you?.name ?? ''} onRename={name => session.send('rename', { name })} />
        </section>
      </main>
      <Notices notices={state.notices} />
    </div>
  )
}
