/** The levels the server knows, fetched once. */
import { WING_TITLES, WINGS, type Wing } from '../../shared/kernel/wings.ts'
import type { CatalogLevel } from '../../shared/wire/messages.ts'

export type Catalog =
  | { readonly type: 'loading' }
  | { readonly type: 'failed' }
  | { readonly type: 'here'; readonly levels: readonly CatalogLevel[] }

export interface CatalogGroup {
  readonly protocol: string
  readonly title: string
  readonly levels: readonly CatalogLevel[]
}

export interface CatalogWing {
  readonly wing: Wing
  readonly title: string
  readonly groups: readonly CatalogGroup[]
}

const PATIENCE_MS = 8000

export async function fetchCatalog(): Promise<Catalog> {
  try {
    const response = await fetch('/api/levels', { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!response.ok) return { type: 'failed' }
    const levels: unknown = await response.json()
    return Array.isArray(levels) ? { type: 'here', levels: levels as readonly CatalogLevel[] } : { type: 'failed' }
  } catch {
    return { type: 'failed' }
  }
}

/** In the order in which they are taught; wings without a level are left out. */
export function byWing(levels: readonly CatalogLevel[]): readonly CatalogWing[] {
  return WINGS.map(wing => ({
    wing,
    title: WING_TITLES[wing],
    groups: byProtocol(levels.filter(level => level.wing === wing)),
  })).filter(({ groups }) => groups.length > 0)
}

function byProtocol(levels: readonly CatalogLevel[]): readonly CatalogGroup[] {
  const groups = new Map<string, CatalogLevel[]>()
  for (const level of levels) groups.set(level.protocol, [...(groups.get(level.protocol) ?? []), level])
  return [...groups].map(([protocol, own]) => ({ protocol, title: own[0]?.protocolTitle ?? protocol, levels: own }))
}

export function levelKey(level: { readonly protocol: string; readonly id: string }): string {
  return `${level.protocol}/${level.id}`
}
