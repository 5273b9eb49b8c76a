/** Before the start: how students come in, who has come, who would sit with whom, and what will be played. */
import { CopyButton } from '../../../hud/copy-button.tsx'
import { Bot } from '../../../hud/icons.tsx'
import { QrCode } from '../../../hud/qr.tsx'
import { Scroller } from '../../../hud/scroller.tsx'
import { studentLink } from '../../../model/class-begin.ts'
import { count, spelledCode } from '../../../model/class-words.ts'
import type { ClassProps } from '../class.tsx'
import { groupName } from '../running/tiles.tsx'
import { PlanCard } from './plan-card.tsx'

export function Gathering(props: ClassProps) {
  const { head, state, onOpen } = props
  const rows = Object.values(state.rows).toSorted((a, b) => a.name.localeCompare(b.name))
  const link = studentLink(head.code)
  return (
    <main class="gathering">
      <section class="panel door" aria-labelledby="door">
        <h2 id="door">
          Students open <b>{location.host}</b> and type
        </h2>
        <b class="giantcode">{spelledCode(head.code)}</b>
        <QrCode text={link} size={220} label="QR code to join" />
        <CopyButton text={link} label="Copy link for students" />
      </section>
      <section class="panel arrived" aria-labelledby="arrived">
        <h2 id="arrived">
          {head.students === 0
            ? 'Nobody is here yet'
            : `${count(head.students, 'student')}, ${head.connected} connected`}
        </h2>
        {rows.length === 0 ? (
          <p class="dim">Names stand here as they come in. Choose one to rename or remove it.</p>
        ) : (
          <Scroller class="arrivals" label="Who has come">
            <ul>
              {rows.map(row => (
                <li key={row.id}>
                  <button
                    type="button"
                    class={`btn${row.connected ? '' : ' off'}`}
                    aria-haspopup="dialog"
                    onClick={() => onOpen({ type: 'student', id: row.id })}
                  >
                    {row.name}
                    {!row.connected && ' (dropped)'}
                  </button>
                </li>
              ))}
            </ul>
          </Scroller>
        )}
      </section>
      <section class="panel preview" aria-labelledby="preview">
        <h2 id="preview">If it began now: {count(state.preview.length, 'group')}</h2>
        {state.preview.length === 0 ? (
          <p class="dim">Groups are made of who is here. Bots fill the seats that stay empty.</p>
        ) : (
          <Scroller class="arrivals" label="Groups as they would be">
            <ul class="groups">
              {state.preview.map(group => (
                <li key={group.id} class={group.names.length === 1 ? 'alone' : ''}>
                  <h3>{groupName(group.id)}</h3>
                  <p>
                    {group.names.join(', ')}
                    {group.bots > 0 && (
                      <span class="dim bots">
                        <Bot size={18} /> {count(group.bots, 'bot')}
                      </span>
                    )}
                  </p>
                  {group.names.length === 1 && <p class="wait">alone among bots</p>}
                </li>
              ))}
            </ul>
          </Scroller>
        )}
      </section>
      <PlanCard {...props} />
    </main>
  )
}
