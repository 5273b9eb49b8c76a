/** Before the lesson: can this machine, in this network, play? With words for whoever looks after the network. */
import { useEffect, useState } from 'preact/hooks'
import { CopyButton } from '../../hud/copy-button.tsx'
import { Logo } from '../../hud/icons.tsx'
import { CHECKS, type CheckId, type Finding } from '../../model/checks.ts'
import { goHome } from '../../model/route.ts'
import { ForTheNetwork } from './for-the-network.tsx'
import '../../styles/check.css'

type State = number | Finding

const SIGNS = { good: '✓', fair: '!', bad: '✗' } as const

export function Check() {
  const [states, setStates] = useState<Partial<Record<CheckId, State>>>({})
  const [round, setRound] = useState(0)
  useEffect(() => {
    document.title = 'Can I play here? · Lossy Isles'
  }, [])
  useEffect(() => {
    let gone = false
    setStates({})
    const put = (id: CheckId, state: State) => {
      if (!gone) setStates(known => ({ ...known, [id]: state }))
    }
    void (async () => {
      for (const { id, run } of CHECKS) {
        put(id, 0)
        put(id, await run(share => put(id, Math.min(1, share))))
        if (gone) return
      }
    })()
    return () => {
      gone = true
    }
  }, [round])
  const findings = CHECKS.flatMap(({ id, name }) => {
    const state = states[id]
    return typeof state === 'object' ? [{ id, name, ...state }] : []
  })
  const done = findings.length === CHECKS.length
  const worst = findings.some(f => f.verdict === 'bad')
    ? 'bad'
    : findings.some(f => f.verdict === 'fair')
      ? 'fair'
      : 'good'
  const report = findings.map(f => `${SIGNS[f.verdict]} ${f.name}: ${f.words}`).join('\n')
  return (
    <main class="check">
      <header class="checkhead">
        <Logo />
        <h1>Can I play here?</h1>
        <button type="button" class="btn" onClick={() => goHome()}>
          Home
        </button>
      </header>
      <p role="status" class={`says ${done ? worst : ''}`}>
        {done ? SUMMARY[worst] : 'Looking: this takes about 35 seconds.'}
      </p>
      <ul class="checks">
        {CHECKS.map(({ id, name }) => (
          <Line key={id} name={name} state={states[id]} />
        ))}
      </ul>
      <div class="checkacts">
        <button type="button" class="btn" disabled={!done} onClick={() => setRound(round + 1)}>
          Check again
        </button>
        {done && <CopyButton text={`${location.origin}\n${report}\n${navigator.userAgent}`} label="Copy the report" />}
      </div>
      <ForTheNetwork open={done && worst === 'bad'} />
    </main>
  )
}

const SUMMARY = {
  good: 'All is well: you can play here.',
  fair: 'You can play here, with the small print below.',
  bad: 'Something is in the way. Show this page to whoever looks after the network.',
} as const

function Line({ name, state }: { readonly name: string; readonly state: State | undefined }) {
  if (typeof state === 'object')
    return (
      <li class={state.verdict}>
        <b class="sign" aria-hidden="true">
          {SIGNS[state.verdict]}
        </b>
        <span>
          <b>{name}</b>
          <span>{state.words}</span>
        </span>
      </li>
    )
  return (
    <li class={state === undefined ? 'later' : 'now'}>
      <b class="sign" aria-hidden="true">
        …
      </b>
      <span>
        <b>{name}</b>
        {state === undefined ? <span>not yet</span> : <progress aria-label={name} max={1} value={state} />}
      </span>
    </li>
  )
}
