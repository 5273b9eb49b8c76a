/** Faults by hand: on one group, or on all that can bear them. */
import { groupsOf } from '../../shared/classroom/standing.ts'
import { type Fault, faultWords } from '../../shared/kernel/fault.ts'
import type { GroupId } from '../../shared/wire/classroom.ts'
import { Refusal } from '../rooms/door.ts'
import type { Play } from '../rooms/play.ts'
import { deed, deedWith } from './deeds.ts'
import { groupNamed } from './named.ts'
import type { ClassSession } from './session.ts'

interface Injection {
  readonly group: GroupId | null
  readonly fault: Fault
}

export function inject(session: ClassSession, { group, fault }: Injection): void {
  const meant = group === null ? groupsOf(session.state) : [groupNamed(session, group)]
  const tried = meant.map(({ id }) => ({ id, refused: strike(session.groups.play(id), fault) }))
  const struck = tried.filter(one => one.refused === undefined)
  if (struck.length === 0)
    throw new Refusal([...new Set(tried.map(one => one.refused))].join(' ') || 'Nobody plays now.')
  const words = `Injected into ${group === null ? 'all groups' : `group ${group}`}: ${faultWords(fault)}`
  const back = reverseOf(fault)
  if (back === undefined) deed(session, words)
  else deedWith(session, words, { commands: struck.map(({ id }) => ({ type: 'fault', group: id, fault: back })) })
}

/** What takes a fault back as far as it can be: what a crash took from memory is gone. */
function reverseOf(fault: Fault): Fault | undefined {
  switch (fault.type) {
    case 'calm':
    case 'restart':
      return undefined
    case 'crash':
      return { type: 'restart', node: fault.node }
    case 'skew':
      return { type: 'skew', node: fault.node, byMs: -fault.byMs }
    default:
      return { type: 'calm' }
  }
}

/** In words, why it could not be done. */
function strike(play: Play | undefined, fault: Fault): string | undefined {
  if (play === undefined) return 'Nobody plays there now.'
  const verdict = play.call({ type: 'fault', fault })
  if (!verdict.ok) return verdict.why
  play.settle()
  return undefined
}
