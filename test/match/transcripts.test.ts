/**
 * One broken night of each protocol, to be read as a story: what happened, who is to blame, and the schedule in which
 * nothing is left that need not be there. As etcd's raft keeps its interactions (etcd-io/raft, testdata): when the words or
 * the rules change, `UPDATE=1` writes the files anew and the difference is read by a person. A protocol's first is written
 * by itself.
 */
import { it } from 'vitest'
import { minimise } from '../../shared/check/minimise.ts'
import type { Kit, Protocol } from '../../shared/kernel/protocol.ts'
import { recorded } from '../../shared/match/chronicle.ts'
import { debriefOf } from '../../shared/match/debrief.ts'
import { transcript } from '../../shared/match/transcript.ts'
import { protocols } from '../../shared/protocols/registry.ts'
import { type BrokenNight, brokenNights } from '../check/broken-nights.ts'
import { expectKept } from './kept.ts'

function storyOf(protocol: Protocol<Kit>, { run, stage, invariant, rule }: BrokenNight): string {
  const { level, night, seed } = run.config
  const cast = Object.keys(run.deal).map(node => ({ node, player: 'a bot', kind: 'bot' as const }))
  const { headline, sentence, blame, safety } = debriefOf(run, cast, 1)
  const acts = run.acts.map(record => record.act)
  const shortest = minimise(stage, acts, invariant)?.acts ?? []
  const [breach] = safety.breaches
  return [
    `${protocol.title}: ${level.title}, night ${night + 1}, ${run.plan.title}`,
    `A bot believes: ${protocol.rules[rule]?.misconception ?? rule}`,
    `Seed ${seed}`,
    '',
    transcript(protocol, run.acts),
    '',
    `${headline}`,
    `${breach?.says} (${breach?.cite})`,
    sentence,
    `${blame?.counterfactual.words}`,
    '',
    `The same in ${shortest.length} of ${acts.length} acts, none of which can be left out:`,
    '',
    transcript(protocol, recorded(stage, shortest), 'untimed'),
    '',
  ].join('\n')
}

it.each(protocols.map(protocol => ({ name: protocol.name, protocol })))(
  '$name reads as it is kept',
  ({ name, protocol }) => {
    const [night] = brokenNights(protocol, 1)
    if (!night) return
    expectKept(name, storyOf(protocol, night))
  },
)
