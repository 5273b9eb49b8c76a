import { OUTCOME_WORDS, type Report, type ReportStudent } from '../../../../shared/classroom/report.ts'
import { Scroller } from '../../../hud/scroller.tsx'
import { Beliefs } from './beliefs.tsx'
import { day, minutes, nightWords, score } from './words.ts'

interface StudentReportProps {
  readonly student: ReportStudent
  readonly report: Report
}

export function StudentReport({ student, report }: StudentReportProps) {
  return (
    <article class="sheet" aria-labelledby={`report-student-${student.id}`}>
      <h2 id={`report-student-${student.id}`}>{student.name}</h2>
      <p class="when">
        {report.title}, class {report.code}, {day(report.createdMs)}.{' '}
        {student.group !== null && `Group ${student.group}. `}
        Connected for {minutes(student.connectedMs)}
        {student.botMs > 0 && `, ${minutes(student.botMs)} of it played by a bot`}. Score {score(student)}.
      </p>
      {student.nights.length === 0 ? (
        <p>Has played no night.</p>
      ) : (
        <Scroller label={`Nights of ${student.name}`} class="tablewrap">
          <table>
            <thead>
              <tr>
                <th scope="col">night</th>
                <th scope="col">as</th>
                <th scope="col">outcome</th>
                <th scope="col">mistakes</th>
                <th scope="col">hints</th>
                <th scope="col">moves by a bot</th>
                <th scope="col">score</th>
              </tr>
            </thead>
            <tbody>
              {student.nights.map(night => (
                <tr key={`${night.level}/${night.night}/${night.attempt}/${night.node}`}>
                  <th scope="row">{nightWords(night)}</th>
                  <td>{night.node}</td>
                  <td>{OUTCOME_WORDS[night.outcome]}</td>
                  <td>{night.mistakes}</td>
                  <td>{night.hints}</td>
                  <td>{night.botMoves}</td>
                  <td>{score(night)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      <h3>Misconceptions</h3>
      <Beliefs beliefs={student.beliefs} none="None has shown itself." />
    </article>
  )
}
