/** What this browser remembers about its player: a name, what they like, and whether they have been here before. */
import { createStore } from './store.ts'

export interface Preferences {
  /** null: as the system says. */
  readonly reducedMotion: boolean | null
  readonly name: string
  readonly visited: boolean
  /** Who watches a night again is asked what will happen. */
  readonly foretell: boolean
}

const KEY = 'lossy-isles.preferences'
const DEFAULTS: Preferences = { reducedMotion: null, name: '', visited: false, foretell: true }
const systemMotion = matchMedia('(prefers-reduced-motion: reduce)')

export const preferences = createStore<Preferences>(load())

export function prefer(change: Partial<Preferences>): void {
  preferences.set({ ...preferences.get(), ...change })
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences.get()))
  } catch {
    // Not allowed to remember: it holds until the page closes.
  }
}

export function wantsReducedMotion(chosen: Preferences = preferences.get()): boolean {
  return chosen.reducedMotion ?? systemMotion.matches
}

/** Keeps `data-motion` on the page right: the style sheets look only there. */
export function followMotion(): void {
  const apply = () => {
    document.documentElement.dataset['motion'] = wantsReducedMotion() ? 'reduced' : 'full'
  }
  apply()
  preferences.subscribe(apply)
  systemMotion.addEventListener('change', apply)
}

function load(): Preferences {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof saved === 'object' && saved !== null ? { ...DEFAULTS, ...saved } : DEFAULTS
  } catch {
    return DEFAULTS
  }
}
