/** The network's chair as the server tells it: nothing is kept there, so the schedule is all there is. */
import type { ChairAsk, ChairScreen, PuzzleCard } from '../../shared/wire/chair.ts'

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string }

const PATIENCE_MS = 8000
const UNREACHABLE = 'The server cannot be reached. Nothing is lost: try again.'

async function ask<T>(init: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch('/api/chair', { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
    const body = (await response.json()) as T & { readonly error?: string }
    return response.ok ? { ok: true, value: body } : { ok: false, why: body.error ?? UNREACHABLE }
  } catch {
    return { ok: false, why: UNREACHABLE }
  }
}

export function fetchPuzzles(): Promise<Answer<readonly PuzzleCard[]>> {
  return ask({})
}

export function fetchSitting(schedule: ChairAsk): Promise<Answer<ChairScreen>> {
  return ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(schedule) })
}

/** A schedule in an address: 0.3.1 */
export function readActs(text: string | null): readonly number[] {
  return text === null || !/^\d{1,3}(\.\d{1,3})*$/.test(text) ? [] : text.split('.').map(Number)
}

export function writeActs(acts: readonly number[]): string {
  return acts.join('.')
}

/** Stars won, kept on this machine: the best of each puzzle. */
const STARS = 'lossy-isles/stars'

export function starsWon(): Readonly<Record<string, number>> {
  try {
    const known: unknown = JSON.parse(localStorage.getItem(STARS) ?? '{}')
    return typeof known === 'object' && known !== null ? (known as Record<string, number>) : {}
  } catch {
    return {}
  }
}

export function keepStars(puzzle: string, stars: number): void {
  const known = starsWon()
  if ((known[puzzle] ?? 0) >= stars) return
  try {
    localStorage.setItem(STARS, JSON.stringify({ ...known, [puzzle]: stars }))
  } catch {
    // A browser that keeps nothing shows no stars next time.
  }
}
