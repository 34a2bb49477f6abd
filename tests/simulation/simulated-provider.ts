import { after, minutes, seconds } from '#lib/domain/duration.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import { ofEachSendingChannel, type SendingChannel } from '#lib/domain/channel/channel.ts'
import type { Channels } from '#lib/ports/channels.ts'

import type { Course, SimulatedWorker, Standing } from './course-parts.ts'

const LONGEST = seconds(19)
const SLOWEST_SEND = seconds(20)

/** The providers as one worker meets them; what they took stands in what was seen of the course. */
export const simulatedChannels = (course: Course, worker: SimulatedWorker): Channels => {
  const channel = (name: SendingChannel) => ({
    send: ({ deliveryId }: { deliveryId: string }) => {
      if (worker.leaseLeft(deliveryId) < SLOWEST_SEND) course.seen.begunLate.push(deliveryId)
      const standing = worker.standing(deliveryId)
      return worker.call('send', () => send(course, worker, name, deliveryId, standing))
    },
  })
  return ofEachSendingChannel(channel)
}

const send = async (
  course: Course,
  worker: SimulatedWorker,
  channel: SendingChannel,
  deliveryId: string,
  taken: Standing,
): Promise<SendOutcome> => {
  const { time, plan } = course
  await time.sleep(time.between(1, plan.slowSends), worker)
  const standing = { ...taken, disturbed: taken.disturbed || worker.standing(deliveryId).disturbed }
  course.seen.sends.push({ deliveryId, channel, at: time.now, ...standing })
  const outcome = await answer(course, worker, channel, { deliveryId, ...standing })
  course.seen.answers.push({ ...standing, deliveryId, at: time.now, outcome })
  return outcome
}

const TIMEOUT: SendOutcome = { type: 'unknown', reason: 'TimeoutError' }

const answer = async (
  course: Course,
  worker: SimulatedWorker,
  channel: SendingChannel,
  sent: Standing & { deliveryId: string },
): Promise<SendOutcome> => {
  const { time, plan, happens, met } = course
  const { provider } = plan
  const away = plan.away.find(
    (one) => one.channel === channel && one.from <= time.now && time.now < one.until,
  )
  if (away) {
    met(away.silent ? 'provider: away and silent' : 'provider: away')
    if (!away.silent) return { type: 'retry', reason: '503', providerAtFault: true }
    await time.sleep(time.between(1000, LONGEST), worker)
    return TIMEOUT
  }
  if (happens(provider.tryLater, 'provider: try later')) return tryLater(course)
  if (happens(provider.refused, 'provider: refused')) return { type: 'failed', reason: '400' }
  if (happens(provider.silence, 'provider: silence')) {
    await time.sleep(time.between(1000, LONGEST), worker)
    return TIMEOUT
  }
  if (happens(provider.hang, 'provider: hangs')) await time.sleep(time.between(seconds(5), LONGEST), worker)
  const providerMessageId = `message-${course.seen.accepts.length + 1}`
  course.seen.accepts.push({ ...sent, at: time.now, providerMessageId })
  if (happens(provider.acceptThenTimeout, 'provider: accepted, then a timeout')) {
    await time.sleep(time.between(1000, LONGEST), worker)
    return TIMEOUT
  }
  return { type: 'accepted', providerMessageId }
}

const tryLater = ({ time }: Course): SendOutcome => {
  const asked =
    time.random() < 0.5 ? { retryAfter: after(time.date(), time.pick([seconds(30), minutes(10)])) } : {}
  return time.random() < 0.5
    ? { type: 'retry', reason: '429', ...asked }
    : { type: 'retry', reason: '500', providerAtFault: true, ...asked }
}
