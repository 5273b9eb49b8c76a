/** The legend fills itself: a flag is explained once it has been seen. */
import type { Flag } from '../../shared/kernel/present.ts'
import type { LogLine, Screen } from '../../shared/wire/screen.ts'
import type { KnownFlag } from './room-state.ts'

export function withFlags(
  known: readonly KnownFlag[],
  screen: Screen,
  lines: readonly LogLine[],
): readonly KnownFlag[] {
  let next = known
  const add = (flag: Flag | undefined, word: string) => {
    if (flag === undefined || next.some(entry => sameFlag(entry.flag, flag))) return
    next = [...next, { flag, word }]
  }
  for (const card of screen.cards) add(card.flag, card.word)
  for (const line of lines) if (line.kind === 'landed' || line.kind === 'sent') add(line.flag, line.word)
  return next
}

export function sameFlag(a: Flag, b: Flag): boolean {
  return a.code === b.code && a.hollow === b.hollow && a.shape === b.shape
}
