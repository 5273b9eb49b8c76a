import type { QuestionScreen } from '../../../shared/wire/debrief.ts'
import type { FromServer } from '../../../shared/wire/messages.ts'

interface QuestionProps {
  readonly question: QuestionScreen
  readonly verdict: FromServer['verdict'] | null
  readonly onAnswer: (choice: number) => void
}

const WHERE = { log: 'in a log', code: 'in code', bug: 'as it happened' } as const

/** One question at dawn, and one from elsewhere when the level is over. The answer is kept; the reason comes with it. */
export function Question({ question, verdict, onAnswer }: QuestionProps) {
  const { elsewhere } = question
  const mark = (index: number) => {
    if (verdict === null) return ''
    if (index === verdict.right) return 'right'
    return index === verdict.choice ? 'wrong' : ''
  }
  return (
    <section class="ask" aria-label={elsewhere === null ? 'One question' : 'The same thought elsewhere'}>
      <h2>{elsewhere === null ? 'One question' : `The same thought elsewhere: ${WHERE[elsewhere.type]}`}</h2>
      {elsewhere !== null &&
        (elsewhere.type === 'bug' ? (
          <p class="told">{elsewhere.excerpt}</p>
        ) : (
          <pre class="excerpt mono scrolls">{elsewhere.excerpt}</pre>
        ))}
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
        {verdict?.because} {verdict !== null && verdict.cite !== null && <cite>{verdict.cite}</cite>}
      </p>
    </section>
  )
}
