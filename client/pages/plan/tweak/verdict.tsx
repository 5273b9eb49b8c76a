import type { Verdict } from '../../../model/checked-tweaks.ts'

export const VERDICT_WORDS: Readonly<Record<Verdict['type'], string>> = {
  solvable: '✓ solvable',
  hard: '! hard',
  impossible: '✗ impossible',
}

const CLASSES: Readonly<Record<Verdict['type'], string>> = { solvable: '', hard: 'wait', impossible: 'bad' }

export function VerdictBox({ verdict }: { readonly verdict: Verdict }) {
  const { type, nights, won, missed, broken, words } = verdict
  return (
    <div class={`says ${CLASSES[type]} verdictbox`} role="status">
      <b>{VERDICT_WORDS[type]}</b>
      <span>
        By the book, {won} of {nights} nights were won
        {missed > 0 && `, ${missed} missed the goal`}
        {broken > 0 && `, safety broke in ${broken}`}. {words}
      </span>
    </div>
  )
}
