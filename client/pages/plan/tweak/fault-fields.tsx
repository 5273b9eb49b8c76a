import type { Fault } from '../../../../shared/kernel/fault.ts'
import type { NightParameters } from '../../../../shared/wire/plan.ts'
import { NumberField } from '../number-field.tsx'

interface FaultFieldsProps {
  readonly own: NightParameters
  readonly fault: Fault
  readonly onChange: (fault: Fault) => void
}

const SECOND_MS = 1000

export function FaultFields({ own, fault, onChange }: FaultFieldsProps) {
  switch (fault.type) {
    case 'loss':
    case 'duplicate':
      return (
        <NumberField
          label={fault.type === 'loss' ? 'Lost (%)' : 'Landing twice (%)'}
          value={Math.round(fault.share * 100)}
          limits={[0, 100]}
          onChange={percent => onChange({ ...fault, share: percent / 100 })}
        />
      )
    case 'delay':
      return (
        <NumberField
          label="Times as long"
          step={0.1}
          value={fault.factor}
          limits={[0.1, 20]}
          onChange={factor => onChange({ ...fault, factor })}
        />
      )
    case 'partition':
      return <Side own={own} side={fault.side} onChange={side => onChange({ ...fault, side })} />
    case 'crash':
    case 'restart':
      return (
        <NodeField
          nodes={own.nodes.filter(({ mortal }) => mortal)}
          node={fault.node}
          onChange={node => onChange({ ...fault, node })}
        />
      )
    case 'skew':
      return (
        <>
          <NodeField nodes={own.nodes} node={fault.node} onChange={node => onChange({ ...fault, node })} />
          <NumberField
            label="Jumps by (s)"
            value={fault.byMs / SECOND_MS}
            limits={[-600, 600]}
            onChange={seconds => onChange({ ...fault, byMs: seconds * SECOND_MS })}
          />
        </>
      )
    case 'calm':
      return <span class="dim">All that was injected into the channel ends.</span>
  }
}

interface NodeFieldProps {
  readonly nodes: NightParameters['nodes']
  readonly node: string
  readonly onChange: (node: string) => void
}

function NodeField({ nodes, node, onChange }: NodeFieldProps) {
  return (
    <label class="field">
      <span>Node</span>
      <select class="input" value={node} onChange={event => onChange(event.currentTarget.value)}>
        {nodes.map(one => (
          <option key={one.node} value={one.node}>
            {one.node} ({one.role})
          </option>
        ))}
      </select>
    </label>
  )
}

interface SideProps {
  readonly own: NightParameters
  readonly side: readonly string[]
  readonly onChange: (side: readonly string[]) => void
}

/** Both sides have somebody. */
function Side({ own, side, onChange }: SideProps) {
  return (
    <fieldset class="side">
      <legend>Behind the wall of fog</legend>
      {own.nodes.map(({ node }) => {
        const on = side.includes(node)
        const last = on ? side.length === 1 : side.length === own.nodes.length - 1
        return (
          <label key={node} class="switch">
            <input
              type="checkbox"
              checked={on}
              disabled={last}
              onChange={() => onChange(on ? side.filter(one => one !== node) : [...side, node])}
            />
            <span>{node}</span>
          </label>
        )
      })}
    </fieldset>
  )
}
