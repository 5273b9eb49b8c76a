/** A thread that answers one question and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { answer } from '../../shared/match/inquiry.ts'
import { playedAgain } from '../../shared/match/page.ts'
import { solvable } from '../../shared/match/solvable.ts'
import type { AnswerTo, FromThread, Job, ThreadData } from './job.ts'

const { job, maxWorlds, stop } = workerData as ThreadData
const tell = (message: FromThread): void => parentPort?.postMessage(message)
const effort = {
  maxWorlds,
  until: () => Atomics.load(stop, 0) === 1,
  tell: (done: number) => tell({ type: 'progress', done }),
}

function found(): AnswerTo<Job> | undefined {
  if (!('page' in job)) return solvable(job, effort)
  const run = playedAgain(job.protocol, job.level, job.page)
  return run && answer(run, job.inquiry, effort)
}

const answered = found()
if (answered === undefined) throw new Error(`there is no level ${job.protocol}/${job.level}`)
tell({ type: 'answer', answer: answered })
