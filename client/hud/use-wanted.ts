import { useEffect, useState } from 'preact/hooks'

/** What was asked for is shown at once, until the server says what holds now; what it turned down is taken back. */
export function useWanted<T>(held: T, ask: (value: T) => Promise<boolean>): readonly [T, (value: T) => void] {
  const [wanted, setWanted] = useState<{ readonly value: T } | null>(null)
  useEffect(() => setWanted(null), [held])
  const want = (value: T) => {
    setWanted({ value })
    void ask(value).then(done => {
      if (!done) setWanted(null)
    })
  }
  return [wanted === null ? held : wanted.value, want]
}
