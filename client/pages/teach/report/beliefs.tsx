import type { ReportBelief } from '../../../../shared/classroom/report.ts'

interface BeliefsProps {
  readonly beliefs: readonly ReportBelief[]
  /** Of each belief, the groups in which it showed. */
  readonly groupsOf?: readonly (readonly string[])[]
  readonly none: string
}

export function Beliefs({ beliefs, groupsOf, none }: BeliefsProps) {
  if (beliefs.length === 0) return <p>{none}</p>
  return (
    <ul class="beliefs">
      {beliefs.map(({ word, why, cite, total }, nth) => {
        const groups = groupsOf?.[nth] ?? []
        return (
          <li key={word}>
            <b>{word}</b> · {total === 1 ? 'once' : `${total} times`}
            {groups.length > 0 && ` · ${groups.length === 1 ? 'group' : 'groups'} ${groups.join(', ')}`}
            <p>
              {why} <cite>{cite}</cite>
            </p>
          </li>
        )
      })}
    </ul>
  )
}
