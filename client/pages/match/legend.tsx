import { FlagIcon } from '../../hud/flag.tsx'
import type { KnownFlag } from '../../model/room-state.ts'

/** Explains the flags seen so far. */
export function Legend({ flags }: { readonly flags: readonly KnownFlag[] }) {
  if (flags.length === 0) return null
  return (
    <section class="legend" aria-label="Flags: solid asks, hollow answers">
      {flags.map(({ flag, word }) => (
        <span key={`${flag.code}${flag.shape}${flag.hollow}`}>
          <FlagIcon flag={flag} mast={false} scale={0.86} /> {word}
        </span>
      ))}
    </section>
  )
}
