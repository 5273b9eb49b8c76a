/**
 * The addresses: the harbour (/), a room (/room/CODE), a class (/class/CODE), the same for who teaches it
 * (/teach/CODE#TOKEN) and on the wall (/projector/CODE#TOKEN), the network's chair (/network and
 * /network/PROTOCOL/SCOPE/FLAW), and whether this place can play at all (/check).
 */
import { createStore } from './store.ts'

/** A cluster to be broken; what plays by the book is called that in its address. */
export interface PuzzleName {
  readonly protocol: string
  readonly scope: string
  readonly flaw: string | null
}

export type Route =
  | { readonly page: 'home'; readonly code: string }
  | { readonly page: 'room'; readonly code: string }
  | { readonly page: 'class'; readonly code: string }
  | { readonly page: 'check'; readonly code: '' }
  | { readonly page: 'network'; readonly code: ''; readonly puzzle: PuzzleName | null }
  /** The token stands behind the `#`: no server is told of it, and none can log it. */
  | { readonly page: 'teach' | 'projector'; readonly code: string; readonly token: string }

const BY_THE_BOOK = 'by-the-book'

export function normalCode(text: string): string {
  return text.trim().replace(/[\s-]/g, '').toUpperCase()
}

export function readRoute(url: URL): Route {
  const [, page, code] = /^\/(room|class)\/([^/]+)\/?$/.exec(url.pathname) ?? []
  if (code !== undefined) return { page: page === 'class' ? page : 'room', code: normalCode(decodeURIComponent(code)) }
  if (/^\/check\/?$/.test(url.pathname)) return { page: 'check', code: '' }
  const [, desk, held] = /^\/(teach|projector)\/([^/]+)\/?$/.exec(url.pathname) ?? []
  if ((desk === 'teach' || desk === 'projector') && held !== undefined)
    return { page: desk, code: normalCode(decodeURIComponent(held)), token: url.hash.slice(1) }
  const network = /^\/network(?:\/([\w-]+)\/([\w-]+)\/([\w-]+))?\/?$/.exec(url.pathname)
  if (network) {
    const [, protocol, scope, flaw] = network
    const named = protocol !== undefined && scope !== undefined && flaw !== undefined
    const puzzle = named ? { protocol, scope, flaw: flaw === BY_THE_BOOK ? null : flaw } : null
    return { page: 'network', code: '', puzzle }
  }
  return { page: 'home', code: normalCode(url.searchParams.get('code') ?? '') }
}

export const route = createStore<Route>(readRoute(new URL(location.href)))
addEventListener('popstate', () => route.set(readRoute(new URL(location.href))))

export function goHome(code = ''): void {
  history.pushState(null, '', `/${keptQuery()}`)
  route.set({ page: 'home', code })
}

export const goToRoom = (code: string): void => goToCode('room', code)
export const goToClass = (code: string): void => goToCode('class', code)

function goToCode(page: 'room' | 'class', code: string): void {
  const path = `/${page}/${encodeURIComponent(code)}${keptQuery()}`
  if (location.pathname + location.search !== path) history.pushState(null, '', path)
  route.set({ page, code })
}

export function networkPath(puzzle: PuzzleName | null): string {
  return puzzle === null ? '/network' : `/network/${puzzle.protocol}/${puzzle.scope}/${puzzle.flaw ?? BY_THE_BOOK}`
}

export function goToNetwork(puzzle: PuzzleName | null): void {
  history.pushState(null, '', `${networkPath(puzzle)}${keptQuery()}`)
  route.set({ page: 'network', code: '', puzzle })
  scrollTo(0, 0)
}

export function roomLink(code: string): string {
  return `${location.origin}/room/${encodeURIComponent(code)}`
}

/** Where a student comes in; a QR code holds it, so it is short. */
export function classLink(code: string): string {
  return `${location.origin}/?code=${encodeURIComponent(code)}`
}

export function holderLink(page: 'teach' | 'projector', code: string, token: string): string {
  return `${location.origin}/${page}/${encodeURIComponent(code)}#${token}`
}

/** A machine without a GPU keeps its `?renderer=canvas` from page to page. */
function keptQuery(): string {
  return rendererWanted() === 'canvas' ? '?renderer=canvas' : ''
}

export function rendererWanted(): 'auto' | 'canvas' {
  return new URLSearchParams(location.search).get('renderer') === 'canvas' ? 'canvas' : 'auto'
}
