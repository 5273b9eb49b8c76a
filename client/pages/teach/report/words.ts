import type { ReportNight } from '../../../../shared/classroom/report.ts'

const MINUTE_MS = 60_000

export function day(ms: number): string {
  return new Date(ms).toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' })
}

export function minutes(ms: number): string {
  return `${Math.round(ms / MINUTE_MS)} min`
}

export function nightWords({ level, night, attempt }: ReportNight): string {
  return `${level}, night ${night}${attempt > 1 ? `, attempt ${attempt}` : ''}`
}

/** Where nothing was asked of somebody there is no score, and no zero. */
export function score({ score, scoreMax }: { readonly score: number; readonly scoreMax: number }): string {
  return scoreMax === 0 ? 'not scored' : `${score} of ${scoreMax}`
}
