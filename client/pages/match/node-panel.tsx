/** What this node holds: Disk survives a crash, Memory does not. */
import type { Row } from '../../../shared/kernel/present.ts'
import type { Screen } from '../../../shared/wire/screen.ts'
import { Slate, Vault, Wheel } from '../../hud/icons.tsx'
import { LifeRing } from '../../hud/life-ring.tsx'
import { Gauge, Trend } from '../../hud/meters.tsx'
import { RoleMark } from '../../hud/role-mark.tsx'

interface NodePanelProps {
  readonly screen: Screen
  readonly name: string
  readonly calm: boolean
}

export function Who({ screen, name, calm }: NodePanelProps) {
  return (
    <div class="who">
      <LifeRing node={screen.you.node} />
      {!calm && (
        <div>
          <h2>{name}</h2>
          <span class="dim markword">
            {screen.up && <RoleMark mark={screen.you.mark} />}
            {screen.up && screen.you.mark.word !== '' ? screen.you.mark.word : `You are node ${screen.you.node}`}
          </span>
        </div>
      )}
    </div>
  )
}

export function Parts({ screen, calm }: { readonly screen: Screen; readonly calm: boolean }) {
  const rows = (where: Row['where']) => screen.panel.filter(row => row.where === where)
  return (
    <>
      <Part where="disk" rows={rows('disk')} calm={calm} up={screen.up} />
      <Part where="memory" rows={rows('memory')} calm={calm} up={screen.up} />
    </>
  )
}

interface PartProps {
  readonly where: Row['where']
  readonly rows: readonly Row[]
  readonly calm: boolean
  readonly up: boolean
}

function Part({ where, rows, calm, up }: PartProps) {
  // A node that keeps nothing there is not shown an empty box.
  if (rows.length === 0) return null
  const disk = where === 'disk'
  const most = Math.max(...rows.flatMap(row => row.trend ?? []))
  const fate = up ? (disk ? 'survives a crash' : 'lost in a crash') : disk ? 'kept' : 'gone'
  return (
    <section class={`part ${disk ? 'disk' : 'mem'}${calm ? ' idle' : ''}`} aria-label={disk ? 'Disk' : 'Memory'}>
      <header>
        {disk ? <Vault /> : <Slate />}
        <h2>{disk ? 'Disk' : 'Memory'}</h2>
        {!calm && <span class="fate">{fate}</span>}
      </header>
      {!calm && (
        <dl>
          {rows.map(row => (
            <PanelRow key={row.label} row={row} most={most} />
          ))}
        </dl>
      )}
    </section>
  )
}

function PanelRow({ row, most }: { readonly row: Row; readonly most: number }) {
  const look = `row${row.unsaved === true ? ' unsaved' : ''}${row.trend ? ' drawn' : ''}`
  return (
    <div class={look}>
      <dt>{row.label}</dt>
      <dd>
        {row.trend && <Trend counts={row.trend} most={most} />}
        {row.value}
      </dd>
      {row.gauge && (
        <dd class="filled" aria-hidden="true">
          <Gauge gauge={row.gauge} />
        </dd>
      )}
      {row.unsaved === true && <dd class="notondisk">not on disk</dd>}
    </div>
  )
}

export function Routines({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <section class="routines" aria-label="Routines">
      <Wheel />
      <p>
        <b>Your apprentice plays</b> {names.join(', ')}
      </p>
    </section>
  )
}
