/** npm run price -- <protocol>: what breaking each rule costs. */
import { countOf, doneWithProgress, percent, printJson, printTable, progress, protocolNamed, tool } from './cli.ts'
import { pricesOf } from './pricing.ts'

const HELP = `
npm run price -- <protocol> [--seeds N] [--json]

What breaking each rule costs, for every night that teaches it: the share of nights lost (the rule's invariant broken,
or the goal missed where it costs the goal) by a bot that breaks only this rule, seated where the adversary strikes;
under chance alone; by the book; and the length of a shortest schedule that breaks the invariant.

  --seeds N   nights per figure (200)
  --json      a list of { rule, misconception, level, night, seat, seeds, lostUnderChance, lostUnderAdversary,
              textbookLost, witnessActs }; shares are 0 to 1, nights count from 1
`

tool(HELP, { seeds: { type: 'string' } }, (values, [name]) => {
  const prices = pricesOf(protocolNamed(name), countOf(values, 'seeds', 200), progress)
  doneWithProgress()
  if (values['json'] === true) return printJson(prices)
  printTable(
    prices.map(p => ({
      rule: p.rule,
      level: p.level,
      night: p.night,
      seat: p.seat,
      seeds: p.seeds,
      'lost, chance': percent(p.lostUnderChance),
      'lost, adversary': percent(p.lostUnderAdversary),
      'lost by the book': percent(p.textbookLost),
      'witness acts': p.witnessActs,
    })),
  )
})
