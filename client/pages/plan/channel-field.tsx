import type { Weather } from '../../../shared/kernel/level.ts'
import type { PlanStep } from '../../../shared/wire/plan.ts'
import { useParameters } from './use-parameters.ts'
import { CHANNELS, channelOf } from './words.ts'

interface ChannelFieldProps {
  readonly step: PlanStep
  readonly onChange: (weather: Weather | null) => void
}

/** The channel in every night of a level. A protocol for synchronous networks keeps its own: it would break with nobody to blame. */
export function ChannelField({ step, onChange }: ChannelFieldProps) {
  const parameters = useParameters(step.protocol, step.level)
  const synchronous =
    parameters.type === 'here' && parameters.value.nights.some(night => night.timing === 'synchronous')
  const chosen = channelOf(step.weather)
  return (
    <label class="field channel">
      <span>Channel</span>
      <select
        class="input"
        value={chosen?.id ?? 'numbers'}
        disabled={synchronous && step.weather === null}
        onChange={event => {
          const channel = CHANNELS.find(one => one.id === event.currentTarget.value)
          if (channel) onChange(channel.weather)
        }}
      >
        {chosen === undefined && <option value="numbers">Numbers of your own</option>}
        {CHANNELS.map(({ id, name, says }) => (
          <option key={id} value={id} disabled={synchronous && id !== 'own'}>
            {says === '' ? name : `${name}: ${says}`}
          </option>
        ))}
      </select>
    </label>
  )
}
