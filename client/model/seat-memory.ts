/**
 * The token that gives back a seat. The tab's own storage comes first: two tabs of one browser may hold two seats, and
 * a refresh must not swap them. The browser's storage survives a closed tab. A place in a class is kept like a seat: no
 * code is both.
 */
const forThisPage = new Map<string, string>()
const key = (code: string) => `lossy-isles.seat.${code}`
/** One seat's own: what stands before the first dot of its tokens is always the same. */
const seatKey = (code: string, token: string) => `${key(code)}.${token.split('.', 1)[0] ?? ''}`

export function rememberSeat(code: string, token: string): void {
  store(sessionStorage, key(code), token)
  store(localStorage, key(code), token)
  store(localStorage, seatKey(code, token), token)
}

/** Each use of a token is followed by another one. The seat's newest may have come to another tab of this browser. */
export function newestOf(code: string, token: string): string {
  return read(localStorage, seatKey(code, token)) ?? token
}

/** This tab's seat. */
export function ownSeat(code: string): string | null {
  const token = read(sessionStorage, key(code))
  return token === null ? null : newestOf(code, token)
}

/** A seat some tab of this browser held. */
export function knownSeat(code: string): string | null {
  return ownSeat(code) ?? read(localStorage, key(code))
}

export function forgetSeat(code: string): void {
  const token = knownSeat(code)
  const names = [key(code), ...(token === null ? [] : [seatKey(code, token)])]
  for (const name of names) forThisPage.delete(name)
  for (const storage of [sessionStorage, localStorage]) {
    try {
      for (const name of names) storage.removeItem(name)
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
