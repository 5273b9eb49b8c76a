/** What is said of a mistake that went unpunished: what could have come of it, or how far that was looked for. */
import type { CloseCall, Kill } from '../check/close-call.ts'
import type { Intervention } from '../check/kill.ts'
import type { Kit, NodeId } from '../kernel/protocol.ts'

const WORDS: Readonly<Record<Intervention, readonly [one: string, more: string]>> = {
  crash: ['a crash', 'crashes'],
  drop: ['a lost boat', 'lost boats'],
  duplicate: ['a boat that comes twice', 'boats that come twice'],
  fire: ['a timer that rings early', 'timers that ring early'],
  hold: ['a late boat', 'late boats'],
  will: ['a lie', 'lies'],
}

export function callWords<K extends Kit>(call: CloseCall<K>, node: NodeId): string {
  const { kill } = call
  if (kill && !kill.again) return `With ${misfortunes(kill)}: ${kill.breach.headline}.`
  if (kill) return `${aloneWords(call)} Had ${node} done so again, with ${misfortunes(kill)}: ${kill.breach.headline}.`
  return aloneWords(call)
}

function misfortunes<K extends Kit>({ interventions }: Kill<K>): string {
  const kinds = [...new Set(interventions)].map(kind => {
    const [one, more] = WORDS[kind]
    return interventions.filter(other => other === kind).length === 1 ? one : more
  })
  const last = kinds.pop()
  if (last === undefined) return 'nothing more going wrong'
  return kinds.length > 0 ? `${kinds.join(', ')} and ${last}` : last
}

function aloneWords<K extends Kit>({ harmless, searched, worlds }: CloseCall<K>): string {
  if (harmless) return 'This once it could do no harm any more, by the book and with a little bad luck.'
  const far =
    searched === undefined ? '' : `, with up to ${searched} ${searched === 1 ? 'misfortune' : 'misfortunes'} soon after`
  return `By the book from here no way to a violation was found among ${worlds.toLocaleString('en')} worlds${far}.`
}
