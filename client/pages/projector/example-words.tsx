import { secondsText } from '../../model/tide.ts'
import { type Example, mistakeOf } from './example.ts'

/** The wrong move, why it was one, and what came of it. */
export function ExampleWords({ shown }: { readonly shown: Example }) {
  const { debrief, word } = shown
  const mistake = mistakeOf(shown)
  return (
    <section class="examplewords">
      <p class="tag">A wrong move, and what came of it</p>
      <h2>{word}</h2>
      {mistake !== undefined && (
        <>
          <p>
            <b>
              {mistake.node}: {mistake.did.word}
            </b>{' '}
            <span class="dim num">at {secondsText(mistake.atMs)}</span>
          </p>
          <p>
            {mistake.why} <cite>{mistake.cite}</cite>
          </p>
          {mistake.instead !== null && (
            <p>
              The textbook: <b>{mistake.instead.word}</b>
            </p>
          )}
        </>
      )}
      <p class={debrief.safety.held ? 'wait' : 'bad'}>
        <b>{debrief.headline}.</b>
        {mistake === undefined && ` ${plain(debrief.sentence)}`}
      </p>
    </section>
  )
}

/** Without names a node is called by its own twice: "n1 (n1)". */
const plain = (sentence: string): string => sentence.replace(/(\S+) \(\1\)/g, '$1')
