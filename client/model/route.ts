/**
 * The addresses: the harbour (/), a room (/room/CODE), a night that was played there (/room/CODE/night/3), a class
 * (/class/CODE), the same for who teaches it (/teach/CODE#TOKEN), on paper (/teach/CODE/report#TOKEN) and on the wall
 * (/projector/CODE#TOKEN), the plan of a lesson (/plan), the network's chair (/network and
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
  /** `night`: null is what goes on there now. */
  | { readonly page: 'room'; readonly code: string; readonly night: number | null }
  | { readonly page: 'class'; readonly code: string }
  | { readonly page: 'check' | 'plan'; readonly code: '' }
  | { readonly page: 'network'; readonly code: ''; readonly puzzle: PuzzleName | null }
  /** The token stands behind the `#`: no server is told of it, and none can log it. */
  | { readonly page: 'teach' | 'projector' | 'report'; readonly code: string; readonly token: string }

const BY_THE_BOOK = 'by-the-book'

export function normalCode(text: string): string {
  return text.trim().replace(/[\s-]/g, '').toUpperCase()
}

export function readRoute(url: URL): Route {
  const [, room, night] = /^\/room\/([^/]+)(?:\/night\/(\d{1,4}))?\/?$/.exec(url.pathname) ?? []
  if (room !== undefined)
    return {
      page: 'room',
      code: normalCode(decodeURIComponent(room)),
      night: night === undefined ? null : Number(night),
    }
  const [, lesson] = /^\/class\/([^/]+)\/?$/.exec(url.pathname) ?? []
  if (lesson !== undefined) return { page: 'class', code: normalCode(decodeURIComponent(lesson)) }
  const alone = /^\/(check|plan)\/?$/.exec(url.pathname)?.[1]
  if (alone !== undefined) return { page: alone === 'plan' ? 'plan' : 'check', code: '' }
  const [, desk, held, report] = /^\/(teach|projector)\/([^/]+)(\/report)?\/?$/.exec(url.pathname) ?? []
  if ((desk === 'teach' || desk === 'projector') && held !== undefined) {
    const page = report === undefined ? desk : 'report'
    return { page, code: normalCode(decodeURIComponent(held)), token: url.hash.slice(1) }
  }
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

export function goToClass(code: string): void {
  const path = `/class/${encodeURIComponent(code)}${keptQuery()}`
  if (location.pathname + location.search !== path) history.pushState(null, '', path)
  route.set({ page: 'class', code })
}

/** In the place of the address that is left. */
export function goToTeach(code: string, token: string): void {
  keepTeachPath(code, token)
  route.set({ page: 'teach', code, token })
}

/** Whoever loads the page again comes by this key. */
export function keepTeachPath(code: string, token: string): void {
  history.replaceState(null, '', `/teach/${encodeURIComponent(code)}${keptQuery()}#${token}`)
}

export function roomPath(code: string, night: number | null): string {
  return `/room/${encodeURIComponent(code)}${night === null ? '' : `/night/${night}`}`
}

/** `instead`: the address that is left is not one to go back to. */
export function goToRoom(code: string, night: number | null, instead = false): void {
  const path = `${roomPath(code, night)}${keptQuery()}`
  if (instead) history.replaceState(null, '', path)
  else if (location.pathname + location.search !== path) history.pushState(null, '', path)
  route.set({ page: 'room', code, night })
  if (!instead) scrollTo(0, 0)
}

/** Whoever comes by the address of a night goes there once they are in. */
export function enterRoom(code: string): void {
  const now = route.get()
  goToRoom(code, now.page === 'room' && now.code === code ? now.night : null)
}

export function networkPath(puzzle: PuzzleName | null): string {
  return puzzle === null ? '/network' : `/network/${puzzle.protocol}/${puzzle.scope}/${puzzle.flaw ?? BY_THE_BOOK}`
}

export function goToNetwork(puzzle: PuzzleName | null): void {
  history.pushState(null, '', `${networkPath(puzzle)}${keptQuery()}`)
  route.set({ page: 'network', code: '', puzzle })
  scrollTo(0, 0)
}

export function roomLink(code: string, night: number | null = null): string {
  return `${location.origin}${roomPath(code, night)}`
}

/** A machine without a GPU keeps its `?renderer=canvas` from page to page. */
function keptQuery(): string {
  return rendererWanted() === 'canvas' ? '?renderer=canvas' : ''
}

export function rendererWanted(): 'auto' | 'canvas' {
  return new URLSearchParams(location.search).get('renderer') === 'canvas' ? 'canvas' : 'auto'
}
