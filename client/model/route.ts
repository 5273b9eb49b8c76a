/** Two addresses: the harbour (/) and a room (/room/CODE). */
import { createStore } from './store.ts'

export type Route = { readonly page: 'home'; readonly code: string } | { readonly page: 'room'; readonly code: string }

export function normalCode(text: string): string {
  return text.trim().replace(/[\s-]/g, '').toUpperCase()
}

export function readRoute(url: URL): Route {
  const room = /^\/room\/([^/]+)\/?$/.exec(url.pathname)?.[1]
  if (room !== undefined) return { page: 'room', code: normalCode(decodeURIComponent(room)) }
  return { page: 'home', code: normalCode(url.searchParams.get('code') ?? '') }
}

export const route = createStore<Route>(readRoute(new URL(location.href)))
addEventListener('popstate', () => route.set(readRoute(new URL(location.href))))

export function goHome(code = ''): void {
  history.pushState(null, '', `/${keptQuery()}`)
  route.set({ page: 'home', code })
}

export function goToRoom(code: string): void {
  const path = `/room/${encodeURIComponent(code)}${keptQuery()}`
  if (location.pathname + location.search !== path) history.pushState(null, '', path)
  route.set({ page: 'room', code })
}

export function roomLink(code: string): string {
  return `${location.origin}/room/${encodeURIComponent(code)}`
}

/** A machine without a GPU keeps its `?renderer=canvas` from page to page. */
function keptQuery(): string {
  return rendererWanted() === 'canvas' ? '?renderer=canvas' : ''
}

export function rendererWanted(): 'auto' | 'canvas' {
  return new URLSearchParams(location.search).get('renderer') === 'canvas' ? 'canvas' : 'auto'
}
