/** Faults by hand, on the group that is watched or on all. Each one stands in the record as injected. */
import { useState } from 'preact/hooks'
import type { Fault } from '../../../../shared/kernel/fault.ts'
import type { GroupId } from '../../../../shared/wire/classroom.ts'
import { Sailing, StormEye } from '../../../hud/icons.tsx'
import { Segmented } from '../../../hud/segmented.tsx'
import { Clock, FogWaves, Restart, SkewedClock, Twice, Wreck } from '../../../hud/teach-icons.tsx'
import { FAULT_WORDS } from '../../../model/class-words.ts'
import { FAULT_FORMS, type FaultForm } from '../../../model/fault-forms.ts'
import type { TileSeen } from '../../../model/teacher.ts'
import type { ClassProps } from '../class.tsx'
import { FaultDraft } from './fault-draft.tsx'
import { groupName } from './tiles.tsx'

interface FaultsProps extends ClassProps {
  readonly tiles: readonly TileSeen[]
  readonly watched: GroupId | null
}

export function Faults({ session, tiles, watched }: FaultsProps) {
  const [chosen, setChosen] = useState<FaultForm | null>(null)
  const [all, setAll] = useState(false)
  // Without a group that is watched there is nothing but all.
  const group = all ? null : watched
  const struck = tiles.filter(tile => group === null || tile.id === group)
  const nodes = [...new Set(struck.flatMap(tile => tile.sea.islands.map(island => island.node)))]
  const injected = struck.flatMap(tile =>
    tile.injected.map(words => (group === null ? `G${tile.id}: ${words}` : words)),
  )
  const inject = (fault: Fault) => {
    setChosen(null)
    void session.ask({ type: 'fault', group, fault })
  }
  return (
    <section class="panel faults" aria-labelledby="faults">
      <header>
        <h2 id="faults" tabIndex={-1}>
          Inject a fault
        </h2>
        <Segmented
          label="Into"
          name="struck"
          value={group}
          options={[
            ...(watched === null ? [] : [{ value: watched, word: groupName(watched) }]),
            { value: null, word: 'All groups' },
          ]}
          onChoose={value => setAll(value === null)}
        />
      </header>
      <div class="palette">
        {FAULT_FORMS.map(form => (
          <button
            key={form.type}
            type="button"
            class={`fault ${form.type}${chosen?.type === form.type ? ' on' : ''}`}
            aria-expanded={form.type === 'calm' ? undefined : chosen?.type === form.type}
            title={form.says}
            onClick={() => {
              if (form.type === 'calm') inject({ type: 'calm' })
              else setChosen(chosen?.type === form.type ? null : form)
            }}
          >
            <FaultIcon type={form.type} />
            {FAULT_WORDS[form.type]}
          </button>
        ))}
      </div>
      {chosen !== null && (
        <FaultDraft
          key={`${chosen.type}${group ?? ''}`}
          form={chosen}
          nodes={nodes}
          into={group === null ? 'all groups' : groupName(group)}
          onInject={inject}
          onClose={() => setChosen(null)}
        />
      )}
      {injected.length > 0 && (
        <p class="inj">
          <FogWaves /> injected: {injected.slice(0, 6).join('; ')}
          {injected.length > 6 && ` and ${injected.length - 6} more`}
        </p>
      )}
    </section>
  )
}

function FaultIcon({ type }: { readonly type: Fault['type'] }) {
  switch (type) {
    case 'loss':
      return <StormEye />
    case 'delay':
      return <Clock />
    case 'duplicate':
      return <Twice />
    case 'partition':
      return <FogWaves />
    case 'crash':
      return <Wreck />
    case 'restart':
      return <Restart />
    case 'skew':
      return <SkewedClock />
    case 'calm':
      return <Sailing size={20} />
  }
}
