/** What will happen? The class answers by a show of hands; whoever stands at the wall goes on. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Moment } from '../../model/foresight.ts'
import type { WallStage } from './use-wall-showing.ts'

interface WallQuestionProps {
  readonly question: Moment
  readonly stage: Exclude<WallStage, 'explained'>
  readonly onGoOn: () => void
}

const TAGS = { asked: 'What will happen?', watched: 'Watch', told: 'What came of it' } as const
const ON = { asked: 'Hands up, then go on', watched: 'What came of it', told: 'The wrong move' } as const

export function WallQuestion({ question, stage, onGoOn }: WallQuestionProps) {
  const { node, ask, options, came, because } = question
  const told = stage === 'told'
  return (
    <section class="examplewords wallask">
      <p class="tag" role="status">
        {TAGS[stage]}
      </p>
      <h2>
        As if you were {node}: {ask}
      </h2>
      <ol>
        {options.map((option, at) => (
          <li key={option} class={told && at === came ? 'came' : ''}>
            {option} {told && at === came && <b>✓ it came so</b>}
          </li>
        ))}
      </ol>
      {told && <p>{because}</p>}
      <GoOn key={stage} words={ON[stage]} onGoOn={onGoOn} />
    </section>
  )
}

function GoOn({ words, onGoOn }: { readonly words: string; readonly onGoOn: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    button.current?.focus({ preventScroll: true })
    // What a presenter in the hand sends.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'PageDown') return
      event.preventDefault()
      onGoOn()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <button ref={button} type="button" class="btn pri" onClick={onGoOn}>
      {words} <kbd>Enter</kbd>
    </button>
  )
}
