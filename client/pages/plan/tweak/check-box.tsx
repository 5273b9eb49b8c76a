/** "Check it": bots that play by the book play the changed level over many seeds. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PlanCheck } from '../../../../shared/wire/plan.ts'
import { type Checking, checkLevel } from '../../../model/check-level.ts'
import { keepVerdict, type Verdict } from '../../../model/checked-tweaks.ts'
import { VerdictBox } from './verdict.tsx'

interface CheckBoxProps {
  readonly check: PlanCheck
  readonly fit: boolean
  /** Of exactly this level, where it has been checked. */
  readonly verdict: Verdict | undefined
  readonly onVerdict: () => void
}

export function CheckBox({ check, fit, verdict, onVerdict }: CheckBoxProps) {
  const [state, setState] = useState<Checking | null>(null)
  const running = useRef<AbortController | null>(null)
  const stop = () => {
    running.current?.abort()
    running.current = null
    setState(null)
  }
  useEffect(() => stop, [])
  const start = async () => {
    stop()
    const controller = new AbortController()
    running.current = controller
    const ended = await checkLevel(check, controller.signal, progress => {
      if (running.current === controller) setState(progress)
    })
    if (running.current !== controller) return
    running.current = null
    if (ended?.type === 'verdict') {
      keepVerdict(check.protocol, check.level, check.tweak, ended.verdict)
      onVerdict()
      setState(null)
    } else setState(ended)
  }
  const busy = state?.type === 'running'
  return (
    <section class="checkit" aria-label="Check it">
      <div class="row">
        <button type="button" class="btn" disabled={!fit} onClick={() => (busy ? stop() : void start())}>
          {busy ? 'Stop the check' : 'Check it'}
        </button>
        {state?.type === 'running' && (
          <span class="row" role="status">
            <progress
              aria-label="Nights that bots have played"
              max={state.of || 1}
              {...(state.of > 0 && { value: state.done })}
            />
            {state.of > 0 ? `${state.done} of ${state.of} nights` : 'Waiting for its turn…'}
          </span>
        )}
        {state === null && verdict === undefined && (
          <span class="dim">Bots play it by the book, over many seeds. It takes some seconds.</span>
        )}
      </div>
      {state?.type === 'failed' && (
        <p class="says bad" role="alert">
          <span>{state.words}</span>
        </p>
      )}
      {verdict !== undefined && !busy && <VerdictBox verdict={verdict} />}
    </section>
  )
}
