import { useState } from 'preact/hooks'
import type { Fault } from '../../../../shared/kernel/fault.ts'
import type { NodeId } from '../../../../shared/kernel/protocol.ts'
import { Segmented } from '../../../hud/segmented.tsx'
import { FAULT_WORDS } from '../../../model/class-words.ts'
import type { FaultForm } from '../../../model/fault-forms.ts'

interface FaultDraftProps {
  readonly form: FaultForm
  readonly nodes: readonly NodeId[]
  readonly into: string
  readonly onInject: (fault: Fault) => void
  readonly onClose: () => void
}

/** What must be said of a fault before it strikes. */
export function FaultDraft({ form, nodes, into, onInject, onClose }: FaultDraftProps) {
  const [amount, setAmount] = useState(form.amounts[1]?.value ?? 0)
  const [named, setNamed] = useState<readonly NodeId[]>([])
  const fault = form.make({ amount, nodes: named })
  const toggle = (node: NodeId) =>
    setNamed(named.includes(node) ? named.filter(one => one !== node) : [...(form.nodes === 'some' ? named : []), node])
  return (
    <form
      class="faultdraft"
      onSubmit={event => {
        event.preventDefault()
        if (fault !== null) onInject(fault)
      }}
      onKeyDown={event => event.key === 'Escape' && onClose()}
    >
      <p class="dim">{form.says}</p>
      {form.amounts.length > 0 && (
        <Segmented label="How much" name="amount" value={amount} options={form.amounts} onChoose={setAmount} />
      )}
      {form.nodes !== 'none' && (
        <fieldset class="nodes">
          <legend>{form.nodes === 'one' ? 'Which node' : 'These on one side'}</legend>
          {nodes.map(node => (
            <button
              key={node}
              type="button"
              class={named.includes(node) ? 'btn on' : 'btn'}
              aria-pressed={named.includes(node)}
              onClick={() => toggle(node)}
            >
              {node}
            </button>
          ))}
        </fieldset>
      )}
      <button type="submit" class="btn inject" disabled={fault === null}>
        {FAULT_WORDS[form.type]} in {into}
      </button>
    </form>
  )
}
