import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import { ofEachSendingChannel, type SendingChannel } from '#lib/domain/channel/channel.ts'
import type { Channels, OutgoingMessage } from '#lib/ports/channels.ts'

import type { ChannelSettings } from './open-channels.ts'

/** What goes to the thread and comes back from it, many at a time. */
export type Asked = { id: number; channel: SendingChannel; message: OutgoingMessage<SendingChannel> }
export type Answered = { id: number; outcome: SendOutcome } | { id: number; fault: string }

type Waiting = { answer: (outcome: SendOutcome) => void; fail: (error: Error) => void }

// What is made for one request is soon forgotten: with this much room, most of it is gone before anybody has to look.
const YOUNG_MB = 64

/** Ends the thread; what is under way is in doubt. */
export type ChannelsInThread = Channels & { end(): Promise<void> }

/**
 * The channels in a thread of their own. Writing, signing and posting requests is most of what a delivery costs; beside it
 * the worker claims, settles and keeps its leases in time. What was under way when the thread ended is in doubt, as with a
 * process that dies; the next message starts another.
 */
export const channelsInThread = (settings: ChannelSettings): ChannelsInThread => {
  let last = 0
  let asked: Asked[] = []
  const waiting = new Map<number, Waiting>()

  const take = (answered: Answered): void => {
    const one = waiting.get(answered.id)
    waiting.delete(answered.id)
    if ('fault' in answered) one?.fail(new Error(answered.fault))
    else one?.answer(answered.outcome)
  }

  const lose = (): void => {
    asked = []
    for (const { answer } of waiting.values()) answer({ type: 'unknown', reason: 'the sending thread ended' })
    waiting.clear()
  }

  const start = (): Worker => {
    const started = new Worker(join(import.meta.dirname, 'sending-thread.ts'), {
      workerData: settings,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    })
    let stood = false
    started.on('message', (answers: Answered[]) => {
      stood = true
      answers.forEach(take)
    })
    // One that never stood would put every message in doubt: then nothing here works, and the process ends.
    started.on('error', (error) => {
      if (!stood) throw error
    })
    started.on('exit', () => {
      thread = null
      lose()
    })
    started.unref()
    return started
  }

  const handOver = (): void => {
    thread ??= start()
    thread.postMessage(asked)
    asked = []
  }

  const through = <Channel extends SendingChannel>(channel: Channel) => ({
    send: (message: OutgoingMessage<Channel>) =>
      new Promise<SendOutcome>((answer, fail) => {
        last += 1
        waiting.set(last, { answer, fail })
        // All that is ready by then goes together: waking a thread costs more than telling it.
        if (asked.push({ id: last, channel, message }) === 1) setImmediate(handOver)
      }),
  })

  let thread: Worker | null = start()
  const end = async (): Promise<void> => void (await thread?.terminate())
  return { ...(ofEachSendingChannel(through) as Channels), end }
}
