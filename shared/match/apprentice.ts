/** A routine done right three times plays itself from then on, so that only decisions reach the hand. A mistake in it starts the count again. */
const LESSONS = 3

export class Apprentice {
  private readonly right: Map<string, number>

  constructor(learned: Readonly<Record<string, number>> = {}) {
    this.right = new Map(Object.entries(learned))
  }

  knows(routine: string | undefined): boolean {
    return routine !== undefined && (this.right.get(routine) ?? 0) >= LESSONS
  }

  saw(routine: string | undefined, right: boolean): void {
    if (!right) this.forget()
    else if (routine !== undefined) this.right.set(routine, (this.right.get(routine) ?? 0) + 1)
  }

  /** After a mistake the hand wants watching again. */
  forget(): void {
    this.right.clear()
  }

  get routines(): readonly string[] {
    return [...this.right].filter(([, times]) => times >= LESSONS).map(([name]) => name)
  }

  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.right)
  }
}
