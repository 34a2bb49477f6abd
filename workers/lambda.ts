import { composeWorker, type WorkerProcess } from '#lib/compose.ts'
import { parseEnv, readEnvironment, WorkerEnv } from '#lib/contracts/env.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

import { answerEvents, answerSqs, type SqsAnswer, type SqsEvent } from './answer-sqs.ts'

// The worker as AWS Lambda functions, one for each queue and one for what providers report, with ReportBatchItemFailures. Designed, not run in AWS: tests hold
// what it answers against the loop. The sweeps want a process that stays: one worker runs beside it.

// One for the life of the container; if it could not start, the next message tries again.
let composed: Promise<WorkerProcess> | null = null

const open = async (): Promise<WorkerProcess> => {
  const worker = composeWorker(parseEnv(WorkerEnv, readEnvironment()), { thread: false })
  await worker.start()
  return worker
}

const opened = (): Promise<WorkerProcess> => {
  composed ??= open()
  return composed.catch((error: unknown) => {
    composed = null
    throw error
  })
}

const forQueue =
  (queue: Priority) =>
  async (event: SqsEvent): Promise<SqsAnswer> =>
    answerSqs(await opened(), queue)(event)

export const high = forQueue('high')
export const medium = forQueue('medium')
export const low = forQueue('low')
export const events = async (event: SqsEvent): Promise<SqsAnswer> => answerEvents(await opened())(event)
