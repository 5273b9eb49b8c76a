/** What will happen? The class answers by a show of hands; whoever stands at the wall goes on. */
import { useEffect, useRef } from 'preact/hooks'
import type { Moment } from '../../model/foresight.ts'

interface WallQuestionProps {
  readonly question: Moment
  /** The sea stands still for it. */
  readonly still: boolean
  readonly onGoOn: () => void
}

export function WallQuestion({ question: { node, ask, options }, still, onGoOn }: WallQuestionProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!still) return undefined
    button.current?.focus({ preventScroll: true })
    // What a presenter in the hand sends.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'PageDown') return
      event.preventDefault()
      onGoOn()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [still])
  return (
    <section class="examplewords wallask">
      <p class="tag">What will happen?</p>
      <h2>
        As if you were {node}: {ask}
      </h2>
      <ol>
        {options.map(option => (
          <li key={option}>{option}</li>
        ))}
      </ol>
      {still ? (
        <button ref={button} type="button" class="btn pri" onClick={onGoOn}>
          Hands up, then go on <kbd>Enter</kbd>
        </button>
      ) : (
        <p class="dim">Watch.</p>
      )}
    </section>
  )
}
