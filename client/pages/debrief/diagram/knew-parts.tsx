import type { Debrief, Deed, Knew } from '../../../../shared/wire/debrief.ts'
import { FlagIcon } from '../../../hud/flag.tsx'
import { Slate, Tray, Vault } from '../../../hud/icons.tsx'

/** How a deed is told, before its own words. */
const TOLD: Readonly<Record<Deed['kind'], string>> = {
  moved: '',
  landed: 'lands: ',
  rang: 'rings: ',
  asked: 'is asked: ',
  crashed: '',
  woke: '',
  sent: 'sends ',
  claimed: 'claims: ',
  broke: '',
}

interface DeedsProps {
  readonly knew: Knew
  readonly blame: Debrief['blame']
}

export function KnewDeeds({ knew, blame }: DeedsProps) {
  return (
    <section class="deeds" aria-label="What it did">
      <h4>{knew.by === 'sea' ? 'What happened' : 'What it did'}</h4>
      <ul>
        {knew.did.map((deed, index) => (
          <li key={index} class={deed.kind === 'broke' ? 'broke' : ''}>
            {deed.flag !== undefined && <FlagIcon flag={deed.flag} mast={false} scale={0.7} />}
            <div>
              <b class={deed.kind === 'broke' ? 'mono' : ''}>
                {TOLD[deed.kind]}
                {deed.word}
                {deed.peer !== undefined && (deed.kind === 'sent' ? ` to ${deed.peer}` : `, from ${deed.peer}`)}
              </b>
              <span class="dim">{deed.detail}</span>
            </div>
          </li>
        ))}
      </ul>
      {blame?.act === knew.act && blame.instead !== null && (
        <p>
          The textbook: <b>{blame.instead.word}</b>
        </p>
      )}
    </section>
  )
}

export function KnewParts({ knew }: { readonly knew: Knew }) {
  return (
    <div class="knewparts">
      <Part knew={knew} where="disk" />
      <Part knew={knew} where="memory" />
    </div>
  )
}

function Part({ knew, where }: { readonly knew: Knew; readonly where: 'disk' | 'memory' }) {
  const rows = knew.panel.filter(row => row.where === where)
  const added = knew.became.filter(row => row.where === where && !rows.some(old => old.label === row.label))
  const became = (label: string) => knew.became.find(row => row.where === where && row.label === label)?.value
  return (
    <section class={`part ${where === 'disk' ? 'disk' : 'mem'}`} aria-label={where === 'disk' ? 'Disk' : 'Memory'}>
      <header>
        {where === 'disk' ? <Vault /> : <Slate />}
        <h4>{where === 'disk' ? 'Disk' : 'Memory'}</h4>
      </header>
      {rows.length === 0 && added.length === 0 && <p class="dim">{knew.up ? 'empty' : 'gone'}</p>}
      <dl>
        {rows.map(row => (
          <div key={row.label} class={row.unsaved === true ? 'row unsaved' : 'row'}>
            <dt>{row.label}</dt>
            <dd>
              {row.value}
              <Became value={became(row.label)} />
            </dd>
            {row.unsaved === true && <dd class="notondisk">not on disk</dd>}
          </div>
        ))}
        {added.map(row => (
          <div key={row.label} class="row">
            <dt>{row.label}</dt>
            <dd>
              <Became value={row.value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Became({ value }: { readonly value: string | undefined }) {
  if (value === undefined) return null
  return (
    <ins class="became">
      <span class="sr">then</span>
      <span aria-hidden="true"> → </span>
      {value}
    </ins>
  )
}

export function KnewCards({ knew }: { readonly knew: Knew }) {
  return (
    <section class="knewcards" aria-label="What lay before it">
      <header>
        <Tray />
        <h4>What lay before it</h4>
      </header>
      {knew.cards.length === 0 && <p class="dim">{knew.up ? 'No card.' : 'It was dark.'}</p>}
      <ul>
        {knew.cards.map(card => (
          <li key={card.card} class={card.answered ? 'answered' : ''}>
            {card.flag !== undefined && <FlagIcon flag={card.flag} mast={false} scale={0.7} />}
            <div>
              <b>{card.word}</b>
              <span class="dim">
                {[
                  ...(card.from === undefined ? [] : [`from ${card.from}`]),
                  ...card.fields.map(field => `${field.name} ${field.value}`),
                ].join(' · ')}
              </span>
              {card.answered && <span class="here">it took up this one</span>}
            </div>
          </li>
        ))}
      </ul>
      {knew.armed.length > 0 && (
        <p class="dim">
          {knew.armed.length === 1 ? 'A timer ran: ' : 'Timers ran: '}
          {knew.armed.map(timer => timer.word).join(', ')}.
        </p>
      )}
    </section>
  )
}
