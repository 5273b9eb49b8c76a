import { useContext } from 'preact/hooks'
import { InClass } from './class-context.ts'
import { Hand } from './icons.tsx'

/** In a class: a hand for the instructor to see, and its place among the others. */
export function HelpFlag() {
  const sight = useContext(InClass)
  if (sight === null) return null
  const { help, raiseHand } = sight
  return (
    <button
      type="button"
      class={`round handflag${help === null ? '' : ' up'}`}
      aria-label={
        help === null ? 'Ask your instructor for help' : `Your hand is up: number ${help} in the queue. Take it down`
      }
      title={help === null ? 'Ask your instructor for help' : 'Your instructor sees that you wait. Take the hand down'}
      onClick={() => raiseHand(help === null)}
    >
      <Hand />
      {help !== null && <b class="num">{help}</b>}
    </button>
  )
}
