/** The numbers of a node: what it was told (on disk) and what it counts (in memory), with gauges and trends. */
import type { Row } from '../../kernel/present.ts'
import { callers } from './cards.ts'
import { usefulQueue, workLeft, workNow } from './service.ts'
import type { Balancer, Client, LoadView, Service, Setup, Tally } from './words.ts'

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`

export function panel(view: LoadView): readonly Row[] {
  const { memory, setup } = view
  switch (memory.role) {
    case 'client':
      return clientRows(memory, setup)
    case 'balancer':
      return balancerRows(memory, setup)
    case 'service':
      return serviceRows(view, memory)
  }
}

function trends(tallies: readonly Tally[]): readonly Row[] {
  if (tallies.length < 2) return []
  const row = (label: string, counts: readonly number[]): Row => ({
    label,
    value: String(counts.at(-1) ?? 0),
    where: 'memory',
    trend: counts,
  })
  return [
    row(
      'came',
      tallies.map(t => t.came),
    ),
    row(
      'answered',
      tallies.map(t => t.answered),
    ),
  ]
}

function clientRows(client: Client, setup: Setup): readonly Row[] {
  const retries = Math.floor(client.credit / setup.retryCosts)
  const waiting = callers(client.batches)
  return [
    { label: 'patience', value: seconds(setup.patienceMs), where: 'disk' },
    { label: 'tries', value: `at most ${setup.attempts}`, where: 'disk' },
    { label: 'a retry costs', value: `${setup.retryCosts} answers`, where: 'disk' },
    {
      label: 'retry budget',
      value: `${retries} of ${setup.retries}`,
      where: 'memory',
      gauge: { value: retries, of: setup.retries },
    },
    {
      label: 'answered in time',
      value: `${client.answered} of ${client.offered}`,
      where: 'memory',
      gauge: { value: client.answered, of: client.offered },
    },
    { label: 'on the line', value: String(waiting), where: 'memory' },
    { label: 'failed', value: String(client.failed), where: 'memory' },
    ...(client.late > 0 ? [{ label: 'answered too late', value: String(client.late), where: 'memory' as const }] : []),
    ...trends(client.tallies),
  ]
}

function balancerRows({ breakers }: Balancer, setup: Setup): readonly Row[] {
  return [
    { label: 'opens after', value: `${setup.trips} failures`, where: 'disk' },
    { label: 'silence', value: seconds(setup.silenceMs), where: 'disk' },
    { label: 'cools down', value: seconds(setup.coolMs), where: 'disk' },
    ...Object.entries(breakers).flatMap(([service, { state, failures, pending }]): readonly Row[] => [
      { label: `${service} breaker`, value: state, where: 'memory' },
      {
        label: `${service} failures`,
        value: `${Math.min(failures, setup.trips)} of ${setup.trips}`,
        where: 'memory',
        gauge: { value: Math.min(failures, setup.trips), of: setup.trips },
      },
      { label: `callers at ${service}`, value: String(callers(pending)), where: 'memory' },
    ]),
  ]
}

function serviceRows(view: LoadView, service: Service): readonly Row[] {
  const { setup } = view
  const queue = workLeft(service)
  const useful = usefulQueue(view, service)
  return [
    { label: 'work a beat', value: `${setup.work} callers`, where: 'disk' },
    { label: 'they hang up after', value: `${setup.deadline} beats`, where: 'disk' },
    { label: 'queue', value: `${queue} of ${useful} in time`, where: 'memory', gauge: { value: queue, of: useful } },
    { label: 'next beat', value: `${workNow(view, service)} callers`, where: 'memory' },
    ...(service.toll > 0
      ? [{ label: 'spent on saying no', value: String(service.toll), where: 'memory' as const }]
      : []),
    // The beat that is still going on has answered nobody yet.
    ...trends(service.tallies.slice(0, -1)),
  ]
}
