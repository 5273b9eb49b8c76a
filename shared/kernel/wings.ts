/** The wings of the house, in the order in which they are taught. Every protocol names its own. */
export const WINGS = [
  'channel',
  'consensus',
  'time',
  'transactions',
  'data',
  'messaging',
  'resilience',
  'operator',
] as const
export type Wing = (typeof WINGS)[number]

export const WING_TITLES: Readonly<Record<Wing, string>> = {
  channel: 'The channel',
  consensus: 'Consensus',
  time: 'Time and order',
  transactions: 'Transactions and sagas',
  data: 'Data',
  messaging: 'Messaging',
  resilience: 'Resilience',
  operator: 'The operator',
}
