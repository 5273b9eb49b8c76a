/** A thread that answers one question and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { answer } from '../../shared/match/inquiry.ts'
import { replay } from '../../shared/match/replay.ts'
import { findProtocol } from '../../shared/protocols/registry.ts'
import type { FromThread, ThreadData } from './job.ts'

const { job, maxWorlds, stop } = workerData as ThreadData
const protocol = findProtocol(job.protocol)
const level = protocol?.levels.find(l => l.id === job.level)
if (!protocol || !level) throw new Error(`there is no level ${job.protocol}/${job.level}`)

const tell = (message: FromThread): void => parentPort?.postMessage(message)
const { inputs, ...page } = job.page
const run = replay<Kit>({ protocol, level, sea: 'adversary', ...page }, inputs)
const found = answer(run, job.inquiry, {
  maxWorlds,
  until: () => Atomics.load(stop, 0) === 1,
  tell: worlds => tell({ type: 'progress', worlds }),
})
tell({ type: 'answer', answer: found })
