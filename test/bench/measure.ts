/** One figure of the bench. What could not be measured says why. */
export interface Figure {
  readonly what: string
  readonly value: number | null
  readonly unit: string
  /** The aim in words, and whether it is met; null: no aim, or nothing measured. */
  readonly aim: string | null
  readonly met: boolean | null
  /** How it was measured, or why it was not. */
  readonly how: string
}

export interface Part {
  readonly part: string
  readonly figures: readonly Figure[]
  /** Everything behind the figures, for --json. */
  readonly details?: unknown
}

export function figure(what: string, value: number, unit: string, how: string): Figure {
  return { what, value, unit, aim: null, met: null, how }
}

export function atLeast(least: number, of: Figure): Figure {
  return { ...of, aim: `>= ${least.toLocaleString('en')}`, met: of.value === null ? null : of.value >= least }
}

export function atMost(most: number, of: Figure): Figure {
  return { ...of, aim: `<= ${most.toLocaleString('en')}`, met: of.value === null ? null : of.value <= most }
}

export function unmeasured(what: string, why: string): Figure {
  return { what, value: null, unit: '', aim: null, met: null, how: `not measured: ${why}` }
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** A part that fails is reported as not measured, and the others go on. */
export async function partOf(part: string, run: () => Promise<Omit<Part, 'part'>> | Omit<Part, 'part'>): Promise<Part> {
  try {
    return { part, ...(await run()) }
  } catch (error) {
    return { part, figures: [unmeasured(part, wordsOf(error))] }
  }
}
