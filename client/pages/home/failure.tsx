import type { Door, EntryState } from './use-entry.ts'

/** Why a door did not open, beside that door. */
export function Failure({ entry, door }: { readonly entry: EntryState; readonly door: Door }) {
  if (entry.failed?.door !== door) return null
  return (
    <p class="says bad" role="alert">
      <span>{entry.failed.trouble.words}</span>
    </p>
  )
}
