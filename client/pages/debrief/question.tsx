import type { QuestionScreen } from '../../../shared/wire/debrief.ts'
import type { FromServer } from '../../../shared/wire/messages.ts'

interface QuestionProps {
  readonly question: QuestionScreen
  readonly verdict: FromServer['verdict'] | null
  readonly onAnswer: (choice: number) => void
}

/** One question at dawn. The answer is kept; the reason comes with it. */
export function Question({ question, verdict, onAnswer }: QuestionProps) {
  const mark = (index: number) => {
    if (verdict === null) return ''
    if (index === verdict.right) return 'right'
    return index === verdict.choice ? 'wrong' : ''
  }
  return (
    <section class="ask" aria-labelledby="ask-title">
      <h2 id="ask-title">One question</h2>
      <p class="asked">{question.ask}</p>
      <ol>
        {question.options.map((option, index) => (
          <li key={option}>
            <button
              type="button"
              class={`btn option ${mark(index)}`}
              aria-disabled={verdict !== null}
              onClick={() => verdict === null && onAnswer(index)}
            >
              <span>{option}</span>
              {mark(index) !== '' && <b>{mark(index) === 'right' ? '✓ right' : '✗ your answer'}</b>}
            </button>
          </li>
        ))}
      </ol>
      <p role="status" class="because">
        {verdict?.because}
      </p>
    </section>
  )
}
