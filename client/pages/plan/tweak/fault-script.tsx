/** Faults that come by themselves at their moments, as an instructor's hand would bring them. */
import { useState } from 'preact/hooks'
import type { Fault } from '../../../../shared/kernel/fault.ts'
import { type NightTweak, PLAN_LIMITS } from '../../../../shared/wire/plan.ts'
import { nightChanged, nightOf } from '../../../model/tweak-draft.ts'
import { NumberField } from '../number-field.tsx'
import { FaultFields } from './fault-fields.tsx'
import { FAULT_KINDS, faultWords, kindsFor } from './fault-kinds.ts'
import type { NightFormProps } from './night-form.tsx'

type Line = NonNullable<NightTweak['faults']>[number]

const SECOND_MS = 1000

export function FaultScript({ own, night, tweak, onChange }: NightFormProps) {
  const script = nightOf(tweak, night).faults ?? []
  const kinds = kindsFor(own)
  const [first] = kinds
  const [kind, setKind] = useState<Fault['type']>(first ?? 'calm')
  const set = (faults: readonly Line[]) =>
    onChange(nightChanged(tweak, night, own, { faults: faults.toSorted((a, b) => a.atMs - b.atMs) }))
  const lastMs = script.at(-1)?.atMs ?? 0
  return (
    <fieldset class="group script">
      <legend>Script of faults</legend>
      {script.length === 0 && <p class="dim">None: only chance and the adversary.</p>}
      <ol>
        {script.map((line, nth) => (
          <li key={nth}>
            <NumberField
              label={`Fault ${nth + 1} at (s)`}
              value={line.atMs / SECOND_MS}
              limits={[0, 1800]}
              onChange={seconds => set(script.with(nth, { ...line, atMs: seconds * SECOND_MS }))}
            />
            <b>{faultWords(line.fault)}</b>
            <FaultFields own={own} fault={line.fault} onChange={fault => set(script.with(nth, { ...line, fault }))} />
            <button
              type="button"
              class="btn"
              aria-label={`Remove fault ${nth + 1}`}
              onClick={() => set(script.toSpliced(nth, 1))}
            >
              Remove
            </button>
          </li>
        ))}
      </ol>
      {script.length < PLAN_LIMITS.faults && first !== undefined && (
        <div class="row">
          <label class="field">
            <span class="sr">A fault to add</span>
            <select
              class="input"
              value={kind}
              onChange={event => setKind(kinds.find(one => one === event.currentTarget.value) ?? first)}
            >
              {kinds.map(one => (
                <option key={one} value={one}>
                  {FAULT_KINDS[one].name}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            class="btn"
            onClick={() => set([...script, { atMs: lastMs + 10 * SECOND_MS, fault: FAULT_KINDS[kind].begin(own) }])}
          >
            Add a fault
          </button>
        </div>
      )}
    </fieldset>
  )
}
