/**
 * Hash-consing (Filliâtre and Conchon, "Type-Safe Modular Hash-Consing", ML 2006): equal values are kept once and known
 * by a small number, so that whatever was worked out about a value once is never worked out again.
 */
export class Interned<T> {
  private readonly known = new Map<string, T>()

  /** The one value with this text; made, with the next free number, when it is first asked for. */
  get(text: string, make: (number: number) => T): T {
    const found = this.known.get(text)
    if (found !== undefined) return found
    const made = make(this.known.size)
    this.known.set(text, made)
    return made
  }

  get size(): number {
    return this.known.size
  }
}
