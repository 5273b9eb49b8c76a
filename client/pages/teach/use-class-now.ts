import { useNow } from '../../hud/use-now.ts'
import type { TeacherState } from '../../model/teacher.ts'

/** The server's time of day, as far as this page can reckon it. */
export function useClassNow({ aheadMs }: Pick<TeacherState, 'aheadMs'>, everyMs = 1000, on = true): number {
  return useNow(everyMs, on) + aheadMs
}
