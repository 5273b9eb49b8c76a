/**
 * The token that gives back a seat. The tab's own storage comes first: two tabs of one browser may hold two seats, and
 * a refresh must not swap them. The browser's storage survives a closed tab. A place in a class is kept like a seat: no
 * code is both.
 */
const forThisPage = new Map<string, string>()
const key = (code: string) => `lossy-isles.seat.${code}`

export function rememberSeat(code: string, token: string): void {
  store(sessionStorage, key(code), token)
  store(localStorage, key(code), token)
}

/** This tab's seat. */
export function ownSeat(code: string): string | null {
  return read(sessionStorage, key(code))
}

/** A seat some tab of this browser held. */
export function knownSeat(code: string): string | null {
  return ownSeat(code) ?? read(localStorage, key(code))
}

export function forgetSeat(code: string): void {
  forThisPage.delete(key(code))
  for (const storage of [sessionStorage, localStorage]) {
    try {
      storage.removeItem(key(code))
    } catch {
      // Storage is forbidden here: there was nothing to forget.
    }
  }
}

function store(storage: Storage, name: string, value: string): void {
  try {
    storage.setItem(name, value)
  } catch {
    // A private window may forbid it: the seat then lasts as long as the page.
    forThisPage.set(name, value)
  }
}

function read(storage: Storage, name: string): string | null {
  try {
    return storage.getItem(name) ?? forThisPage.get(name) ?? null
  } catch {
    return forThisPage.get(name) ?? null
  }
}
