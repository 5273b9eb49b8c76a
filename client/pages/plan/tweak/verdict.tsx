import type { Verdict } from '../../../model/checked-tweaks.ts'

export const VERDICT_WORDS: Readonly<Record<Verdict['type'], string>> = {
  solvable: '✓ solvable',
  hard: '! hard',
  impossible: '✗ impossible',
}

const CLASSES: Readonly<Record<Verdict['type'], string>> = { solvable: '', hard: 'wait', impossible: 'bad' }

export function VerdictBox({ verdict }: { readonly verdict: Verdict }) {
  const { type, words } = verdict
  return (
    <div class={`says ${CLASSES[type]} verdictbox`} role="status">
      <b>{VERDICT_WORDS[type]}</b>
      <span>{words}</span>
    </div>
  )
}
