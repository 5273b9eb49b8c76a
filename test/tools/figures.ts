/** node test/tools/figures.ts: what the search does for the player, measured. */
import { protocols } from '../../shared/protocols/registry.ts'
import { countOf, doneWithProgress, percent, printJson, printTable, progress, protocolNamed, tool } from './cli.ts'
import { figuresOf } from './figuring.ts'

const HELP = `
node test/tools/figures.ts [protocol] [--nights N] [--blame N] [--json]

For every rule that costs an invariant:
  witness      acts of a shortest schedule in the rule's scope, and how long the search took
  ratio        broken random walks of that scope (a story) cut down, against the shortest way with the same deal and the
               same seats erring: the longest and the median
  night        broken nights (a bot with this flaw where the adversary strikes): acts, and acts after cutting down, medians;
               time of the cutting p50 and p95
  close calls  nights under chance in which the rule was broken and nothing came of it: the share for which a way to kill
               is found within 2 s of processor time, and what those found took, p50 and p95; alone: the share that needs
               no second such mistake; harmless: how many could do nothing from there on, looked at to the end
  blame        broken nights in which the rule is blamed and the book's move in its place breaks nothing

  --nights N   nights and walks per figure (20)
  --blame N    broken nights per protocol for the blame (200)
  --json       a list with a row for each rule; shares are 0 to 1, times in ms, null where there is nothing to measure
`

tool(HELP, { nights: { type: 'string' }, blame: { type: 'string' } }, (values, [name]) => {
  const count = countOf(values, 'nights', 20)
  const blameCount = countOf(values, 'blame', 200)
  const wanted = name === undefined ? protocols : [protocolNamed(name)]
  const rows = wanted.flatMap(protocol => figuresOf(protocol, count, blameCount, progress))
  doneWithProgress()
  if (values['json'] === true) return printJson(rows)
  const whole = (n: number | null): number | null => n && Math.round(n)
  printTable(
    rows.map(r => ({
      protocol: r.protocol,
      rule: r.rule,
      witness: r.witnessActs,
      'search ms': r.witnessMs,
      walks: r.walks,
      'ratio p50': r.ratioMedian,
      'ratio most': r.ratioMost,
      nights: r.brokenNights,
      acts: r.nightActs,
      ddmin: r.ddminActs,
      cut: r.cutActs,
      'cut ms p50': whole(r.cutMsP50),
      'cut ms p95': whole(r.cutMsP95),
      unpunished: r.unpunished,
      harmless: r.harmless,
      'close calls': percent(r.closeCallShare),
      alone: percent(r.aloneShare),
      'call ms p50': whole(r.closeCallMsP50),
      'call ms p95': whole(r.closeCallMsP95),
      blamed: r.blamed,
      'blame holds': percent(r.blameShare),
    })),
  )
})
