import type { Debrief } from '../../../../shared/wire/debrief.ts'
import type { Session } from '../../../model/session.ts'
import { secondsText } from '../../../model/tide.ts'

interface BranchNoteProps {
  /** Null: an earlier branch, which the match has gone back from. */
  readonly session: Session | null
  readonly branch: Debrief['branch']
}

/** This night was another one up to a moment: which, and the way back. */
export function BranchNote({ session, branch }: BranchNoteProps) {
  if (branch === null) return null
  return (
    <div class="branchnote">
      <p>
        <b>What if?</b> From {secondsText(branch.atMs)} on this night was played anew, with {branch.node} by hand and
        bots at the other seats.
      </p>
      {session !== null && (
        <button type="button" class="btn" onClick={() => session.send('unbranch', {})}>
          Back to the night as it was
        </button>
      )}
    </div>
  )
}
