import type { Report, ReportGroup } from '../../../../shared/classroom/report.ts'
import { Scroller } from '../../../hud/scroller.tsx'
import { Beliefs } from './beliefs.tsx'
import { day, nightWords } from './words.ts'

interface GroupReportProps {
  readonly group: ReportGroup
  readonly report: Report
}

export function GroupReport({ group, report }: GroupReportProps) {
  return (
    <article class="sheet" aria-labelledby={`report-group-${group.id}`}>
      <h2 id={`report-group-${group.id}`}>Group {group.id}</h2>
      <p class="when">
        {report.title}, class {report.code}, {day(report.createdMs)}. {group.names.join(', ')}
      </p>
      <Scroller label={`Nights of group ${group.id}`} class="tablewrap">
        <table>
          <thead>
            <tr>
              <th scope="col">night</th>
              <th scope="col">how it ended</th>
              <th scope="col">safety</th>
              <th scope="col">goal</th>
              <th scope="col">messages, by the book</th>
              <th scope="col">mistakes</th>
            </tr>
          </thead>
          <tbody>
            {group.nights.map(night => (
              <tr key={`${night.level}/${night.night}/${night.attempt}`}>
                <th scope="row">{nightWords(night)}</th>
                <td>{night.headline}</td>
                <td>{night.safety}</td>
                <td>{night.cutOff ? 'cut off' : night.liveness}</td>
                <td>
                  {night.messages}, {night.textbook}
                </td>
                <td>{night.mistakes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      <h3>Misconceptions</h3>
      <Beliefs beliefs={group.beliefs} none="None has shown itself." />
    </article>
  )
}
