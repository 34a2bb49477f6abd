import { parentPort, workerData } from 'node:worker_threads'

import { systemClock } from '../system/clock.ts'
import type { Answered, Asked } from './channels-in-thread.ts'
import { openChannels, type ChannelSettings } from './open-channels.ts'

// The other end of channels-in-thread.ts.

const channels = openChannels(workerData as ChannelSettings, systemClock)
let answers: Answered[] = []

const handBack = (): void => {
  parentPort?.postMessage(answers)
  answers = []
}

const send = async ({ id, channel, message }: Asked): Promise<void> => {
  const answered = await channels[channel].send(message as never).then(
    (outcome): Answered => ({ id, outcome }),
    (error: unknown): Answered => ({ id, fault: String(error) }),
  )
  if (answers.push(answered) === 1) setImmediate(handBack)
}

// So many in one turn of the loop. Begun all at once, the first would not be on its way before the last is signed.
const A_TURN = 8
let waiting: Asked[] = []

const begin = (): void => {
  const some = waiting.splice(0, A_TURN)
  if (waiting.length > 0) setImmediate(begin)
  for (const one of some) void send(one)
}

// It stands.
handBack()
parentPort?.on('message', (asked: Asked[]) => {
  const idle = waiting.length === 0
  waiting = waiting.concat(asked)
  if (idle) begin()
})
