/** What was learnt, met again outside the game: one question after each level. */
import type { Transfer } from '../../kernel/level.ts'

export const transfer = {
  storm: {
    type: 'bug',
    excerpt:
      'DynamoDB, 20 September 2015, in short: a brief network disruption makes many storage servers ask the metadata ' +
      'service for their membership at once. It answers too slowly; they time out and ask again. The network is well ' +
      'again, and the metadata service stays so loaded that even adding capacity to it fails.',
    ask: 'What ended it?',
    options: [
      'A longer timeout on the storage servers, set by hand',
      'The storage servers’ requests were paused until there was capacity',
      'The network was restarted',
    ],
    right: 1,
    because:
      'The trigger was gone and the retries sustained the failure. Load had to be taken away before capacity could be added.',
    cite: 'Amazon Web Services, “Summary of the Amazon DynamoDB Service Disruption and Related Impacts in the US-East Region”, 2015',
  },
  breaker: {
    type: 'code',
    excerpt:
      'if breaker.open:\n' +
      '  if now() < breaker.openedAt + 30s: fail fast\n' +
      '  breaker.open = false\n' +
      '  breaker.failures = 0\n' +
      'return call(service)',
    ask: 'Many callers share this breaker. What does the service meet after 30 s?',
    options: ['One trial call', 'All callers at once, whether it is well or not', 'Nothing: the breaker stays open'],
    right: 1,
    because:
      'Time closes this breaker, and no answer does. Half-open lets one trial call through, and only its success closes the breaker.',
    cite: 'Nygard, “Release It!”, 2nd ed. 2018, ch. 5; Fowler, “CircuitBreaker”, 2014',
  },
} as const satisfies Record<string, Transfer>
