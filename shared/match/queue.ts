/** A priority queue of what is due, earliest first, first come first served among equals: a binary heap. */
export interface Due<T> {
  readonly dueMs: number
  readonly order: number
  readonly what: T
}

export class DueQueue<T> {
  private readonly heap: Due<T>[] = []
  private count = 0

  push(dueMs: number, what: T): void {
    const { heap } = this
    heap.push({ dueMs, order: this.count++, what })
    let at = heap.length - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.swapIfBefore(at, above)) break
      at = above
    }
  }

  peek(): Due<T> | undefined {
    return this.heap[0]
  }

  /** In no order. */
  get all(): readonly Due<T>[] {
    return this.heap
  }

  pop(): Due<T> | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    heap[0] = last
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      if (left >= heap.length) break
      const least = left + 1 < heap.length && before(heap[left + 1], heap[left]) ? left + 1 : left
      if (!this.swapIfBefore(least, at)) break
      at = least
    }
    return first
  }

  private swapIfBefore(a: number, b: number): boolean {
    const { heap } = this
    const x = heap[a]
    const y = heap[b]
    if (x === undefined || y === undefined || !before(x, y)) return false
    heap[a] = y
    heap[b] = x
    return true
  }
}

function before<T>(a: Due<T> | undefined, b: Due<T> | undefined): boolean {
  if (a === undefined || b === undefined) return false
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order)
}
