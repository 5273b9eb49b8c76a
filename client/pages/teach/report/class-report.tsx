import type { Report } from '../../../../shared/classroom/report.ts'
import { Scroller } from '../../../hud/scroller.tsx'
import { Beliefs } from './beliefs.tsx'
import { day, score } from './words.ts'

export function ClassReport({ report }: { readonly report: Report }) {
  const { title, code, students, groups, steps, beliefs } = report
  const played = students.filter(student => student.nights.length > 0)
  return (
    <article class="sheet" aria-labelledby="report-class">
      <h2 id="report-class">{title}</h2>
      <p class="when">
        Class {code}, {day(report.createdMs)}. {report.ended ? '' : 'The class is still going on. '}
        {report.rehearsal && <b>A rehearsal with bots. </b>}
        {students.length} {students.length === 1 ? 'student' : 'students'}, {played.length} of them played, in{' '}
        {groups.length} {groups.length === 1 ? 'group' : 'groups'}.
      </p>
      <h3>The levels</h3>
      {steps.length === 0 ? (
        <p>No night is over yet.</p>
      ) : (
        <Scroller label="The levels" class="tablewrap">
          <table>
            <thead>
              <tr>
                <th scope="col">level</th>
                <th scope="col">nights of all groups</th>
                <th scope="col">won</th>
                <th scope="col">safe, goal missed</th>
                <th scope="col">safety broke</th>
                <th scope="col">cut off</th>
              </tr>
            </thead>
            <tbody>
              {steps.map(step => (
                <tr key={step.title}>
                  <th scope="row">{step.title}</th>
                  <td>{step.nights}</td>
                  <td>{step.won}</td>
                  <td>{step.missed}</td>
                  <td>{step.broken}</td>
                  <td>{step.cutOff}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      <h3>Misconceptions</h3>
      <Beliefs beliefs={beliefs} groupsOf={beliefs.map(belief => belief.groups)} none="None has shown itself." />
      {students.length > 0 && (
        <>
          <h3>The students</h3>
          <Scroller label="The students" class="tablewrap">
            <table>
              <thead>
                <tr>
                  <th scope="col">name</th>
                  <th scope="col">group</th>
                  <th scope="col">nights</th>
                  <th scope="col">won</th>
                  <th scope="col">mistakes</th>
                  <th scope="col">moves by a bot</th>
                  <th scope="col">score</th>
                </tr>
              </thead>
              <tbody>
                {students.map(student => (
                  <tr key={student.id}>
                    <th scope="row">{student.name}</th>
                    <td>{student.group ?? ''}</td>
                    <td>{student.nights.length}</td>
                    <td>{student.nights.filter(({ outcome }) => outcome === 'won').length}</td>
                    <td>{student.nights.reduce((sum, { mistakes }) => sum + mistakes, 0)}</td>
                    <td>{student.nights.reduce((sum, { botMoves }) => sum + botMoves, 0)}</td>
                    <td>{score(student)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroller>
          <p class="note">
            A night’s score is the group’s (safety held and the goal reached), the share of own decisions that were
            right, and predictions where any were asked. Never speed. What a bot played is shown and not scored.
          </p>
        </>
      )}
    </article>
  )
}
