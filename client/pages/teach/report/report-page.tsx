/** A lesson on paper: on the screen as it will be printed. */
import { useEffect, useState } from 'preact/hooks'
import { Logo } from '../../../hud/icons.tsx'
import { fetchReport, type ReportState } from '../../../model/report.ts'
import { ClassReport } from './class-report.tsx'
import { GroupReport } from './group-report.tsx'
import { StudentReport } from './student-report.tsx'
import '../../../styles/report.css'

const PARTS = { class: 'The class', groups: 'Each group', students: 'Each student' } as const
type Part = keyof typeof PARTS

interface ReportPageProps {
  readonly code: string
  readonly token: string
}

export function ReportPage({ code, token }: ReportPageProps) {
  const [state, setState] = useState<ReportState>({ type: 'loading' })
  const [parts, setParts] = useState<readonly Part[]>(['class', 'groups', 'students'])
  const load = () => {
    setState({ type: 'loading' })
    void fetchReport(code, token).then(setState)
  }
  useEffect(load, [code, token])
  useEffect(() => {
    // A browser offers this as the name of the file when it prints to one.
    document.title = `Report of class ${code} · Lossy Isles`
    document.documentElement.classList.add('paper')
    return () => document.documentElement.classList.remove('paper')
  }, [code])
  return (
    <div class="reportpage">
      <header class="reporthead">
        <Logo />
        <h1>Report of class {code}</h1>
        <a class="btn" href={`/teach/${code}#${token}`}>
          Dashboard
        </a>
      </header>
      {state.type !== 'here' && (
        <main>
          {state.type === 'loading' ? (
            <p role="status" class="dim">
              Fetching the report…
            </p>
          ) : (
            <div class="says bad" role="alert">
              <span>{state.words}</span>
              {state.again && (
                <button type="button" class="btn" onClick={load}>
                  Try again
                </button>
              )}
            </div>
          )}
        </main>
      )}
      {state.type === 'here' && (
        <>
          <section class="reportbar" aria-label="What to print">
            {(Object.keys(PARTS) as Part[]).map(part => (
              <label key={part} class="switch">
                <input
                  type="checkbox"
                  checked={parts.includes(part)}
                  onChange={() => setParts(parts.includes(part) ? parts.filter(one => one !== part) : [...parts, part])}
                />
                <span>{PARTS[part]}</span>
              </label>
            ))}
            <button type="button" class="btn pri" disabled={parts.length === 0} onClick={() => print()}>
              Print
            </button>
            <button type="button" class="btn" onClick={load}>
              Fetch anew
            </button>
          </section>
          <main class="sheets">
            {parts.includes('class') && <ClassReport report={state.report} />}
            {parts.includes('groups') &&
              state.report.groups.map(group => <GroupReport key={group.id} group={group} report={state.report} />)}
            {parts.includes('students') &&
              state.report.students.map(student => (
                <StudentReport key={student.id} student={student} report={state.report} />
              ))}
            {parts.length === 0 && <p class="dim">Nothing is chosen to be printed.</p>}
          </main>
        </>
      )}
    </div>
  )
}
