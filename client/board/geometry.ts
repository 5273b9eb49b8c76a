/** Points, rings and paths. Pure: knows no Phaser and no dice but the seeded ones. */
export interface Point {
  readonly x: number
  readonly y: number
}
export type Path = readonly Point[]

export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export const at = (x: number, y: number): Point => ({ x, y })
export const pairs = (...numbers: readonly number[]): Path =>
  numbers.flatMap((x, i) => (i % 2 === 0 ? [at(x, numbers[i + 1] ?? 0)] : []))
export const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))
export const lerp = (from: number, to: number, t: number): number => from + (to - from) * t
export const between = (a: Point, b: Point, t: number): Point => at(lerp(a.x, b.x, t), lerp(a.y, b.y, t))
export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
export const shift = (path: Path, dx: number, dy: number): Path => path.map(p => at(p.x + dx, p.y + dy))
export const grow = (path: Path, s: number, centre: Point = at(0, 0)): Path =>
  path.map(p => at(centre.x + (p.x - centre.x) * s, centre.y + (p.y - centre.y) * s))
export const turn = (path: Path, angle: number): Path =>
  path.map(p => at(p.x * Math.cos(angle) - p.y * Math.sin(angle), p.x * Math.sin(angle) + p.y * Math.cos(angle)))

/** The same name always gives the same numbers, so an island looks the same on every screen. */
export function dice(name: string): () => number {
  let state = 2166136261
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Corners on an ellipse, each moved in or out by up to `jitter`. */
export function ring(name: string, rx: number, ry: number, jitter: number, corners = 12): Path {
  const roll = dice(name)
  return Array.from({ length: corners }, (_, i) => {
    const angle = (i / corners) * Math.PI * 2
    const reach = 1 + (roll() * 2 - 1) * jitter
    return at(Math.cos(angle) * rx * reach, Math.sin(angle) * ry * reach)
  })
}

export function ellipse(x: number, y: number, rx: number, ry: number, corners = 40): Path {
  return shift(ring('', rx, ry, 0, corners), x, y)
}

/** Pushes every point away from the middle by a fixed distance: a depth shelf. */
export function push(path: Path, by: number, flatness: number): Path {
  return path.map(p => {
    const far = Math.hypot(p.x, p.y / flatness) || 1
    return at(p.x + (p.x / far) * by, p.y + (p.y / far) * by)
  })
}

/** Closed Catmull-Rom through all points. */
export function smooth(path: Path, steps = 8): Path {
  const n = path.length
  const corner = (i: number): Point => path[((i % n) + n) % n] ?? at(0, 0)
  return path.flatMap((_, i) => {
    const [a, b, c, d] = [corner(i - 1), corner(i), corner(i + 1), corner(i + 2)]
    return Array.from({ length: steps }, (_, k) => {
      const t = k / steps
      const blend = (p: number, q: number, r: number, s: number): number =>
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t * t * t)
      return at(blend(a.x, b.x, c.x, d.x), blend(a.y, b.y, c.y, d.y))
    })
  })
}

export function quadratic(from: Point, over: Point, to: Point, steps = 24): Path {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps
    return between(between(from, over, t), between(over, to, t), t)
  })
}

export function cubic(a: Point, b: Point, c: Point, d: Point, steps = 16): Path {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps
    const [ab, bc, cd] = [between(a, b, t), between(b, c, t), between(c, d, t)]
    return between(between(ab, bc, t), between(bc, cd, t), t)
  })
}

export function arc(centre: Point, r: number, from: number, to: number, steps = 12): Path {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = lerp(from, to, i / steps)
    return at(centre.x + Math.cos(angle) * r, centre.y + Math.sin(angle) * r)
  })
}

export function pathLength(path: Path): number {
  return path.reduce((sum, p, i) => sum + distance(p, path[i - 1] ?? p), 0)
}

/** Where one stands after `share` of the way, at constant speed. */
export function along(path: Path, share: number): Point {
  let left = clamp(share, 0, 1) * pathLength(path)
  for (let i = 1; i < path.length; i++) {
    const [from, to] = [path[i - 1] ?? at(0, 0), path[i] ?? at(0, 0)]
    const piece = distance(from, to)
    if (left <= piece) return between(from, to, piece === 0 ? 0 : left / piece)
    left -= piece
  }
  return path.at(-1) ?? at(0, 0)
}

/** The part of a path between two shares of its length, with its own corners kept. */
export function part(path: Path, from: number, to: number, steps = 6): Path {
  return Array.from({ length: steps + 1 }, (_, i) => along(path, lerp(from, to, i / steps)))
}

/** Points every `gap` along a path: the dots of a lane, the starts of dashes. */
export function spaced(path: Path, gap: number): Path {
  const count = Math.max(1, Math.round(pathLength(path) / gap))
  return Array.from({ length: count }, (_, i) => along(path, i / count))
}

export function dashes(path: Path, on: number, off: number): readonly Path[] {
  const count = Math.max(1, Math.round(pathLength(path) / (on + off)))
  return Array.from({ length: count }, (_, i) => part(path, i / count, (i + on / (on + off)) / count, 4))
}

export const closed = (path: Path): Path => [...path, ...path.slice(0, 1)]

/** A drawing's box when the drawing is made `s` times as large. */
export const scaled = (box: Box, s: number): Box => ({ x: box.x * s, y: box.y * s, w: box.w * s, h: box.h * s })
