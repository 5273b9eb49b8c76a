import { useState } from 'preact/hooks'
import { type LevelParameters, type LevelTweak, PLAN_LIMITS } from '../../../../shared/wire/plan.ts'
import { parseTweak } from '../../../../shared/wire/validate-plan.ts'
import { verdictOf } from '../../../model/checked-tweaks.ts'
import { nightOf, tweakWords } from '../../../model/tweak-draft.ts'
import { CheckBox } from './check-box.tsx'
import { NightForm } from './night-form.tsx'
import { TweakFile } from './tweak-file.tsx'

interface TweakFormProps {
  readonly parameters: LevelParameters
  readonly before: LevelTweak
  readonly onUse: (tweak: LevelTweak) => void
  readonly onClose: () => void
}

export function TweakForm({ parameters, before, onUse, onClose }: TweakFormProps) {
  const [tweak, setTweak] = useState(before)
  const { protocol, level } = parameters
  const fit = parseTweak(tweak)
  const verdict = verdictOf(protocol, level, tweak)
  const [, setChecked] = useState(0)
  return (
    <div class="tweak">
      <p class="dim">
        From “{parameters.title}”. Rules, judge and adversary stay as they are; what you change is checked before a
        class can play it.
      </p>
      <label class="field">
        <span>Title</span>
        <input
          class="input"
          value={tweak.title}
          maxLength={PLAN_LIMITS.title}
          aria-invalid={tweak.title.trim() === ''}
          onInput={event => setTweak({ ...tweak, title: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>What it teaches</span>
        <input
          class="input"
          value={tweak.teaches ?? parameters.teaches}
          maxLength={PLAN_LIMITS.brief}
          onInput={event => {
            const teaches = event.currentTarget.value
            const { teaches: _, ...rest } = tweak
            setTweak(teaches === parameters.teaches ? rest : { ...rest, teaches })
          }}
        />
      </label>
      <label class="switch">
        <input
          type="checkbox"
          checked={tweak.hints}
          onChange={event => setTweak({ ...tweak, hints: event.currentTarget.checked })}
        />
        <span>
          Hints
          <span class="dim">In guided play, show what the book would do.</span>
        </span>
      </label>
      {parameters.nights.map((own, night) => (
        <details key={own.title} class="night" open={parameters.nights.length === 1}>
          <summary>
            Night {night + 1}: {own.title}
            {tweak.nights.some(one => one.night === night) && (
              <span class="badge changed">
                {tweakWords({ ...tweak, hints: true, nights: [nightOf(tweak, night)] })}
              </span>
            )}
          </summary>
          <NightForm own={own} night={night} tweak={tweak} onChange={setTweak} />
        </details>
      ))}
      {!fit.ok && (
        <p class="says wait" role="status">
          <span>{fit.why}</span>
        </p>
      )}
      <CheckBox
        check={{ protocol, level, tweak }}
        fit={fit.ok}
        verdict={verdict}
        onVerdict={() => setChecked(count => count + 1)}
      />
      <TweakFile protocol={protocol} level={level} tweak={tweak} fit={fit.ok} onOpen={setTweak} />
      <div class="row tweakacts">
        <button
          type="button"
          class="btn pri big"
          disabled={!fit.ok || verdict === undefined}
          onClick={() => fit.ok && onUse(fit.value)}
        >
          Use it in the plan
        </button>
        <button type="button" class="btn" disabled={!fit.ok} onClick={() => fit.ok && onUse(fit.value)}>
          Keep it, and check later
        </button>
        <button type="button" class="btn" onClick={onClose}>
          Leave it as it was
        </button>
      </div>
    </div>
  )
}
