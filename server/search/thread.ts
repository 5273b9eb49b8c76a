/** A thread that answers one question and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { answer } from '../../shared/match/inquiry.ts'
import { playedAgain } from '../../shared/match/page.ts'
import type { FromThread, ThreadData } from './job.ts'

const { job, maxWorlds, stop } = workerData as ThreadData
const run = playedAgain(job.protocol, job.level, job.page)
if (!run) throw new Error(`there is no level ${job.protocol}/${job.level}`)

const tell = (message: FromThread): void => parentPort?.postMessage(message)
const found = answer(run, job.inquiry, {
  maxWorlds,
  until: () => Atomics.load(stop, 0) === 1,
  tell: worlds => tell({ type: 'progress', worlds }),
})
tell({ type: 'answer', answer: found })
