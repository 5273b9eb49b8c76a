import type { Debrief, MistakeReport } from '../../../shared/wire/debrief.ts'
import { secondsText } from '../../model/tide.ts'

/** The earliest wrong step that led there: the rule, the belief behind it, the reason, and the night without it. */
export function BlameBox({ blame }: { readonly blame: NonNullable<Debrief['blame']> }) {
  const { counterfactual } = blame
  return (
    <section class="rulebox" aria-labelledby="blame-title">
      <h2 id="blame-title">The first wrong step</h2>
      <p class="stephead">
        <b>
          {blame.node} {blame.player}: {blame.did.word}
        </b>
        <time class="mono">{secondsText(blame.atMs)}</time>
      </p>
      <p>
        <b class="mono">{blame.rule}</b> {blame.ruleWord !== blame.rule && blame.ruleWord}
      </p>
      <p>
        {blame.why} <cite>{blame.cite}</cite>
      </p>
      {blame.misconception !== null && (
        <p class="dim">
          The belief behind it: <b class="belief">{blame.misconception}</b>
        </p>
      )}
      {blame.instead !== null && (
        <p>
          The textbook: <b>{blame.instead.word}</b>
        </p>
      )}
      <p class={`without ${counterfactual.broken ? 'bad' : 'ok'}`}>
        <b>Played that way:</b> {counterfactual.words}
      </p>
    </section>
  )
}

export function Mistakes({ mistakes }: { readonly mistakes: readonly MistakeReport[] }) {
  if (mistakes.length === 0) return <p class="dim nomistakes">Nobody broke a rule this night.</p>
  return (
    <details class="fold">
      <summary>
        {mistakes.length} wrong {mistakes.length === 1 ? 'step' : 'steps'}
      </summary>
      <ol class="moments">
        {mistakes.map(mistake => (
          <li key={`${mistake.act}${mistake.rule}`}>
            <p class="stephead">
              <b>
                {mistake.node} {mistake.by === 'person' ? mistake.player : `(${mistake.by})`}: {mistake.did.word}
              </b>
              <time class="mono">{secondsText(mistake.atMs)}</time>
            </p>
            <p>
              <b class="mono">{mistake.rule}</b> {mistake.why} <cite>{mistake.cite}</cite>
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
