/** All that can be done for one student. What it does is seen in the row, and most of it can be undone from the bar. */
import { useState } from 'preact/hooks'
import { EXTRA_TIMES, type StudentId, type TeacherCommand } from '../../../../shared/wire/classroom.ts'
import { Dialog } from '../../../hud/dialog.tsx'
import { Segmented } from '../../../hud/segmented.tsx'
import { useWanted } from '../../../hud/use-wanted.ts'
import { STATE_WORDS } from '../../../model/class-words.ts'
import { byNumber } from '../../../model/teacher.ts'
import { askKey, type TeacherSession } from '../../../model/teacher-session.ts'
import { seatOf } from '../running/student-line.tsx'
import { groupName } from '../running/tiles.tsx'
import type { DialogProps } from './dialogs.tsx'

const NAME_LENGTH = 24

export function StudentDialog({
  id,
  state,
  session,
  asked,
  ask,
  onOpen,
  onClose,
}: DialogProps & { readonly id: StudentId }) {
  const row = state.rows[id]
  const [name, setName] = useState(row?.name ?? '')
  const [leaves, setLeaves] = useState(false)
  if (row === undefined)
    return (
      <Dialog title="Gone" onClose={onClose}>
        <p>This student has left the class.</p>
      </Dialog>
    )
  const others = byNumber(Object.values(state.tiles)).filter(tile => tile.id !== row.group)
  const press = (word: string, command: TeacherCommand) => (
    <button
      type="button"
      class="btn"
      aria-busy={asked.busy.includes(askKey(command))}
      onClick={() => void session.ask(command)}
    >
      {word}
    </button>
  )
  return (
    <Dialog title={row.name} onClose={onClose}>
      <div class="stack">
        <p class="dim" role="status">
          {seatOf(row)} · {STATE_WORDS[row.state]} · {row.connected ? 'connected' : 'not connected'}
          {row.control === 'bot' && ' · a bot plays'}
        </p>
        <div class="readylines">
          {row.help !== null && press('Helped', { type: 'helped', student: id })}
          {row.control === 'person' && press('Nudge: your turn', { type: 'nudge', student: id })}
          <button type="button" class="btn" onClick={() => onOpen({ type: 'say', to: { student: id } })}>
            Say something
          </button>
          {row.control === 'person' && press('Give to a bot', { type: 'control', student: id, by: 'bot' })}
          {row.control === 'bot' && press('Give back', { type: 'control', student: id, by: 'person' })}
        </div>
        <ExtraTime id={id} held={row.extraTime} session={session} />
        <p class="dim">Extra time is told to nobody else.</p>
        {others.length > 0 && (
          <label class="field">
            <span>Move to</span>
            <select
              class="input"
              value=""
              onChange={event => {
                const group = event.currentTarget.value
                if (group !== '') void session.ask({ type: 'move', student: id, group })
              }}
            >
              <option value="">{row.group === null ? 'no group yet' : groupName(row.group)}</option>
              {others.map(tile => (
                <option key={tile.id} value={tile.id}>
                  {groupName(tile.id)}
                </option>
              ))}
            </select>
          </label>
        )}
        <form
          class="rename"
          onSubmit={event => {
            event.preventDefault()
            if (name.trim() !== '') void session.ask({ type: 'rename', student: id, name: name.trim() })
          }}
        >
          <label class="field">
            <span>Name</span>
            <input
              class="input"
              value={name}
              maxLength={NAME_LENGTH}
              onInput={event => setName(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="btn" disabled={name.trim() === '' || name.trim() === row.name}>
            Rename
          </button>
        </form>
        {leaves ? (
          <p class="says bad">
            <span class="grow">{row.name} cannot come back with this device’s key. A bot takes the seat.</span>
            <button type="button" class="btn grave" onClick={() => ask({ type: 'remove', student: id })}>
              Remove
            </button>
          </p>
        ) : (
          <button type="button" class="btn" onClick={() => setLeaves(true)}>
            Remove from the class…
          </button>
        )}
      </div>
    </Dialog>
  )
}

interface ExtraTimeProps {
  readonly id: StudentId
  readonly held: number
  readonly session: TeacherSession
}

function ExtraTime({ id, held, session }: ExtraTimeProps) {
  const [value, want] = useWanted(held, async wanted => {
    const factor = EXTRA_TIMES.find(one => one === wanted)
    return factor !== undefined && session.ask({ type: 'extraTime', student: id, factor })
  })
  return (
    <Segmented
      label="Extra time"
      shown
      name="extra"
      value={value}
      options={EXTRA_TIMES.map(one => ({ value: one as number, word: one === 1 ? 'none' : `×${one}` }))}
      onChoose={want}
    />
  )
}
