import { describe, expect, test } from 'vitest'

import { after, seconds, type Duration } from '#lib/domain/duration.ts'
import type { Clock } from '#lib/ports/clock.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import type { OutgoingMessage } from '#lib/ports/channels.ts'
import type { EmailFault } from '#tests/support/fake-email.ts'

export type ChannelGround = AsyncDisposable & {
  /** Sends one message on this channel. */
  send(): Promise<SendOutcome>
  /** The message as it must arrive. */
  message: { deliveryId: string; to: string; words: string }
  clock: Clock
  /** What goes wrong with the next message. */
  fails(fault: EmailFault, retryAfter?: Duration): Promise<void>
  /** What the provider has taken, in order. */
  taken(): Promise<{ deliveryId: string; to: string; words: string }[]>
}

/** What the simulator does for each fault of the contract. */
export const SIMULATOR_FAULTS = {
  try_later: { kind: 'status', value: 429 },
  away: { kind: 'status', value: 503 },
  refused: { kind: 'status', value: 400 },
  gone: { kind: 'status', value: 410 },
  silence: { kind: 'silence' },
  accept_then_timeout: { kind: 'accept_then_timeout' },
} as const satisfies Record<EmailFault, unknown>

export const outgoing = (over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  deliveryId: '019aa000-0000-7000-8000-0000000000d1',
  to: 'store@example.com',
  subject: 'URGENT: Product recall R-2026-0001 – Erdnußcreme “crunchy” & more',
  text: 'Do not sell.\nÖffnen: http://localhost:3001/a/secret',
  html: '<p>Do not sell &amp; remove</p>',
  ...over,
})

export const outgoingMail = () => {
  const { deliveryId, to, subject, text } = outgoing()
  return { deliveryId, to, words: `${subject}\n${text}` }
}

/** What every channel promises: it says what became of the message, and never throws for what a provider does. */
export const channelContract = (name: string, open: () => Promise<ChannelGround>): void => {
  describe(name, () => {
    test('a message that is taken is accepted, under a number, to the one it is for, as it was written', async () => {
      await using ground = await open()
      const outcome = await ground.send()
      expect(outcome).toEqual({ type: 'accepted', providerMessageId: expect.stringMatching(/./) as string })
      expect(await ground.taken()).toEqual([ground.message])
    })

    test('a provider that is busy has not got it: try again', async () => {
      await using ground = await open()
      await ground.fails('try_later')
      const outcome = await ground.send()
      expect(outcome).toMatchObject({ type: 'retry', reason: expect.stringMatching(/./) as string })
      expect(await ground.taken()).toEqual([])
    })

    test('a provider that names a time is taken at its word', async () => {
      await using ground = await open()
      await ground.fails('try_later', seconds(90))
      const outcome = await ground.send()
      expect(outcome).toMatchObject({ type: 'retry', retryAfter: after(ground.clock.now(), seconds(90)) })
    })

    test('a provider that refuses will not take it another time either', async () => {
      await using ground = await open()
      await ground.fails('refused')
      expect(await ground.send()).toEqual({
        type: 'failed',
        reason: expect.stringMatching(/./) as string,
      })
      expect(await ground.taken()).toEqual([])
    })

    test('a provider that knows the address no more says so', async () => {
      await using ground = await open()
      await ground.fails('gone')
      expect(await ground.send()).toMatchObject({ type: 'failed', addressGone: true })
      expect(await ground.taken()).toEqual([])
    })

    test('silence is a doubt, whether it was taken or not', async () => {
      await using ground = await open()
      for (const fault of ['silence', 'accept_then_timeout'] as const) {
        await ground.fails(fault)
        expect(await ground.send()).toEqual({
          type: 'unknown',
          reason: expect.stringMatching(/./) as string,
        })
      }
      expect(await ground.taken()).toHaveLength(1)
    })

    test('one that failed does not spoil the next', async () => {
      await using ground = await open()
      await ground.fails('refused')
      await ground.send()
      expect(await ground.send()).toMatchObject({ type: 'accepted' })
    })
  })
}
