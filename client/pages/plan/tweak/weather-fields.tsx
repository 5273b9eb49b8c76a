import type { Weather } from '../../../../shared/kernel/level.ts'
import { nightChanged, nightOf } from '../../../model/tweak-draft.ts'
import { NumberField } from '../number-field.tsx'
import type { NightFormProps } from './night-form.tsx'

const PERCENT = [0, 100] as const
const SECOND_MS = 1000
const DELAY_S = [0, 600] as const

/** What chance does to messages. */
export function WeatherFields({ own, night, tweak, onChange }: NightFormProps) {
  if (own.timing === 'synchronous')
    return (
      <p class="dim">
        Its network is synchronous: nothing is lost and nothing is late, or the protocol would break with nobody to
        blame. The channel stays as it is.
      </p>
    )
  const weather = nightOf(tweak, night).weather ?? own.weather
  const [fromMs, toMs] = weather.delayMs
  const set = (change: Partial<Weather>) =>
    onChange(nightChanged(tweak, night, own, { weather: { ...weather, ...change } }))
  return (
    <div class="stepfields">
      <NumberField
        label="Lost (%)"
        value={Math.round(weather.loss * 100)}
        limits={PERCENT}
        onChange={percent => set({ loss: percent / 100 })}
      />
      <NumberField
        label="Landing twice (%)"
        value={Math.round(weather.duplication * 100)}
        limits={PERCENT}
        onChange={percent => set({ duplication: percent / 100 })}
      />
      <NumberField
        label="Delay from (s)"
        step={0.1}
        value={fromMs / SECOND_MS}
        limits={DELAY_S}
        onChange={seconds => {
          const ms = Math.round(seconds * SECOND_MS)
          set({ delayMs: [ms, Math.max(ms, toMs)] })
        }}
      />
      <NumberField
        label="to (s)"
        step={0.1}
        value={toMs / SECOND_MS}
        limits={[fromMs / SECOND_MS, DELAY_S[1]]}
        onChange={seconds => set({ delayMs: [fromMs, Math.round(seconds * SECOND_MS)] })}
      />
    </div>
  )
}
