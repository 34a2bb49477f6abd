import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import { nextAttemptAt } from '#lib/domain/delivery/retry.ts'
import { TEST_RENDERERS } from '#lib/domain/delivery/test-message.ts'
import { after, before, minutes, seconds } from '#lib/domain/duration.ts'
import { assertNever, ok, type Result } from '#lib/domain/result.ts'
import type { ClaimedTest, TestResult } from '#lib/ports/contact-tests.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'transact' | 'channels' | 'sendLimiter' | 'clock' | 'random' | 'urls' | 'log'>
type Input = { tenantId: string; testId: string }

const TAKEN_FOR = minutes(1)
// Somebody is waiting at a screen: what has not worked by then has not worked.
const GIVEN_UP_AFTER = minutes(10)

/** One test message, through the same gate and the same channel as every other, behind those that matter more. */
export const sendContactTest =
  (ports: Needs) =>
  async ({ tenantId, testId }: Input): Promise<Result<null>> => {
    const { transact, clock, log } = ports
    const actor = { kind: 'system', tenantId, name: 'send' } as const
    const test = await transact(actor, async (tx) =>
      ok(await tx.contactTests.claim(testId, clock.now(), after(clock.now(), TAKEN_FOR))),
    )
    if (!test.ok || !test.value) return ok(null)
    const result = await sendTest(ports, test.value)
    log.info('contact_test.tried', { tenantId, deliveryId: testId, outcome: result.state })
    return transact(actor, async (tx) => {
      await tx.contactTests.settle(testId, result, clock.now())
      return ok(null)
    })
  }

const sendTest = async (ports: Needs, test: ClaimedTest): Promise<TestResult> => {
  const { sendLimiter, clock } = ports
  if (test.pointless) return { state: 'failed', error: `contact disabled: ${test.pointless}` }
  const { granted, wait } = await sendLimiter.admit(test.channel, 1, 'low')
  if (granted === 0) {
    const nextAttemptAt = after(wait && !wait.parked ? wait.from : clock.now(), seconds(2))
    const waits: TestResult = { state: 'pending', error: 'waiting for capacity', nextAttemptAt, unsent: true }
    return inTime(ports, test) ? waits : { state: 'failed', error: 'gave up: the provider is down' }
  }
  const outcome = await sendOn(ports, test.channel, test)
  sendLimiter.recordOutcome(test.channel, outcome)
  await sendLimiter.report(test.channel, [outcome])
  return judged(ports, test, outcome)
}

const inTime = ({ clock }: Needs, { requestedAt }: ClaimedTest): boolean =>
  requestedAt > before(clock.now(), GIVEN_UP_AFTER)

const judged = (ports: Needs, test: ClaimedTest, outcome: SendOutcome): TestResult => {
  switch (outcome.type) {
    case 'accepted':
      return { state: 'accepted', providerMessageId: outcome.providerMessageId }
    case 'failed':
      return { state: 'failed', error: outcome.reason, addressGone: outcome.addressGone === true }
    case 'unknown':
      // Not sent again: whoever asked will see, or ask again.
      return { state: 'unknown', error: outcome.reason }
    case 'defer':
      return { state: 'pending', error: outcome.reason, nextAttemptAt: outcome.until, unsent: true }
    case 'retry': {
      const { attempt: attempts, requestedAt: createdAt } = test
      const job = { priority: 'high', attempts, createdAt, retryAfter: outcome.retryAfter } as const
      const again = nextAttemptAt(ports.clock.now(), job, ports.random.fraction())
      if (!again || !inTime(ports, test)) return { state: 'failed', error: `gave up: ${outcome.reason}` }
      return { state: 'pending', error: outcome.reason, nextAttemptAt: again }
    }
    default:
      return assertNever(outcome)
  }
}

const sendOn = <Channel extends SendingChannel>(
  { channels, urls }: Needs,
  channel: Channel,
  { id: deliveryId, to, language, store, sealedSecrets }: ClaimedTest,
): Promise<SendOutcome> => {
  const content = TEST_RENDERERS[channel]({ language, store, link: urls.store })
  return channels[channel].send({ deliveryId, to, ...(sealedSecrets ? { sealedSecrets } : {}), ...content })
}
