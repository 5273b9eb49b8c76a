/** How a group keeps pace with its class in the level that it plays. */
import { type AgainstMedian, againstMedian, type Progress } from '../../shared/classroom/attention.ts'
import { groupsOf, playedMs } from '../../shared/classroom/standing.ts'
import type { Group, SessionState } from '../../shared/classroom/state.ts'

export type Against = (group: Group | undefined) => AgainstMedian

const NOTHING: AgainstMedian = { vsMedianMs: null, stuckSinceMs: null }

/** Reckoned once for the whole class. */
export function againstClass(state: SessionState, nowMs: number): Against {
  const groups = groupsOf(state)
  const known = new Map<string, AgainstMedian>()
  const progress = new Map(groups.map(group => [group.id, progressOf(state, group, nowMs)]))
  return group => {
    if (group === undefined || state.phase !== 'playing' || group.over) return NOTHING
    const own = progress.get(group.id)
    if (own === undefined) return NOTHING
    const found = known.get(group.id)
    if (found !== undefined) return found
    const others = groups.filter(other => other.step === group.step).flatMap(other => progress.get(other.id) ?? [])
    const { vsMedianMs, stuckSinceMs } = againstMedian(own, others)
    const sinceMs = startedMs(state, group)
    const fresh = { vsMedianMs, stuckSinceMs: stuckSinceMs === null ? null : sinceMs + stuckSinceMs }
    known.set(group.id, fresh)
    return fresh
  }
}

/** At its own pace a group begins a level when the one before was over. */
function startedMs(state: SessionState, group: Group): number {
  const before = state.nights.findLast(night => night.group === group.id && night.step < group.step)
  return Math.max(state.stepSinceMs, before?.endedMs ?? 0)
}

function progressOf(state: SessionState, group: Group, nowMs: number): Progress {
  const sinceMs = startedMs(state, group)
  const own = state.nights.filter(night => night.group === group.id && night.step === group.step)
  const nights = [...new Set(own.map(night => night.night))].sort((a, b) => a - b)
  return {
    reachedMs: nights.map(n => {
      const endedMs = own.find(night => night.night === n)?.endedMs ?? nowMs
      return playedMs(state, group.id, sinceMs, endedMs)
    }),
    soFarMs: playedMs(state, group.id, sinceMs, nowMs),
  }
}
