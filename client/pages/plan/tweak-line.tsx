/** Whether a level of the plan was changed, and whether it is known to be solvable so. */
import { useState } from 'preact/hooks'
import type { CatalogLevel } from '../../../shared/wire/messages.ts'
import { verdictOf } from '../../model/checked-tweaks.ts'
import { type Draft, type DraftStep, stepChanged } from '../../model/plan-draft.ts'
import { tweakWords } from '../../model/tweak-draft.ts'
import { TweakDialog } from './tweak/tweak-dialog.tsx'
import { VERDICT_WORDS } from './tweak/verdict.tsx'

interface TweakLineProps {
  readonly draft: Draft
  readonly step: DraftStep
  readonly level: CatalogLevel | undefined
  readonly onChange: (next: Draft) => void
  readonly onSay: (words: string) => void
}

export function TweakLine({ draft, step, level, onChange, onSay }: TweakLineProps) {
  const [open, setOpen] = useState(false)
  const { tweak } = step
  const title = tweak?.title ?? level?.title ?? step.level
  const verdict = tweak === null ? undefined : verdictOf(step.protocol, step.level, tweak)
  return (
    <div class="tweakline">
      {tweak !== null && (
        <p>
          <span class={`badge ${verdict?.type ?? 'unchecked'}`}>
            {verdict === undefined ? 'not checked' : VERDICT_WORDS[verdict.type]}
          </span>{' '}
          Changed: {tweakWords(tweak)}. <span class="dim">From {level?.title ?? step.level}.</span>
        </p>
      )}
      <button type="button" class="btn" aria-label={`${title}: change this level`} onClick={() => setOpen(true)}>
        {tweak === null ? 'Change this level…' : 'Change it further…'}
      </button>
      {tweak !== null && (
        <button
          type="button"
          class="btn"
          aria-label={`${title}: as it was`}
          onClick={() => {
            onChange(stepChanged(draft, step.key, { tweak: null }))
            onSay('The level is as it was. Undo brings your changes back.')
          }}
        >
          As it was
        </button>
      )}
      {open && (
        <TweakDialog
          protocol={step.protocol}
          level={step.level}
          tweak={tweak}
          onUse={next => {
            onChange(stepChanged(draft, step.key, { tweak: next }))
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}
