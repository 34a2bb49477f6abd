import { describe, expect, test } from 'vitest'

import { after, hours, minutes, seconds, type Duration } from '#lib/domain/duration.ts'
import type { ClaimedDelivery, DeliveryResult } from '#lib/ports/sending.ts'

import { fannedOut, TOKENS, type SendingGround } from './sending-ground.ts'
import { waitingContract } from './waiting-contract.ts'

const accepted = ({ id: deliveryId, attempt }: Pick<ClaimedDelivery, 'id' | 'attempt'>): DeliveryResult => ({
  deliveryId,
  attempt,
  state: 'accepted',
  providerMessageId: `provider-${attempt}`,
})

/** What the sending path promises of what it stores. A further store is a further line in sending.test.ts. */
export const sendingContract = (name: string, open: () => Promise<SendingGround>): void => {
  describe(name, () => {
    describe('a claim', () => claims(open))
    describe('a settlement', () => settlements(open))
    describe('what waits', () => waitingContract.waits(open))
    describe('a fan-out', () => waitingContract.fanOuts(open))
    describe('the relay', () => waitingContract.relays(open))
    describe('a gate', () => waitingContract.gates(open))
  })
}

const claims = (open: () => Promise<SendingGround>): void => {
  test('takes each delivery once, writes its attempt, and leaves to the second who comes nothing', async () => {
    await using ground = await fannedOut(open)
    const claimed = await ground.claim()
    expect(
      claimed.map(({ id, attempt, repeat, supersededBecause }) => ({
        id,
        attempt,
        repeat,
        supersededBecause,
      })),
    ).toEqual(ground.ids.map((id) => ({ id, attempt: 1, repeat: false, supersededBecause: null })))
    expect(await ground.claim(ground.ids, { token: TOKENS[1] })).toEqual([])
    expect(await ground.row(ground.first)).toMatchObject({
      state: 'sending',
      attempts: 1,
      leaseToken: TOKENS[0],
    })
    expect(await ground.attempts(ground.first)).toEqual([{ attempt: 1, outcome: null }])
  })

  test('leaves what is not due, what is of another channel and what is of another tenant', async () => {
    await using ground = await fannedOut(open)
    expect(await ground.claim(ground.ids, { in: -1 })).toEqual([])
    expect(await ground.claim(ground.ids, { channel: 'sms' })).toEqual([])
    const { at, ids, otherTenantId: tenantId } = ground
    const lease = { leaseToken: TOKENS[0], at, leaseUntil: after(at, seconds(30)) }
    const theirs = { tenantId, ids, channel: 'email' as const, ...lease, linkHashes: new Map() }
    expect(await ground.ports.sending.claim(theirs)).toEqual([])
    expect((await ground.row(ground.first)).state).toBe('pending')
  })

  test.each([
    ['answered', 'store_answered'],
    ['closed', 'recall_closed'],
    ['new_version', 'newer_version'],
    ['contact_disabled', 'contact_disabled'],
    ['stood_down', 'stood_down'],
  ] as const)('says why a message makes no sense any more: %s', async (what, reason) => {
    await using ground = await fannedOut(open)
    await ground.change(what, ground.first)
    const [claimed] = await ground.claim([ground.first])
    expect(claimed?.supersededBecause).toBe(reason)
  })
}

const settlements = (open: () => Promise<SendingGround>): void => {
  test('is written under the own lease, once', async () => {
    await using ground = await fannedOut(open)
    const claimed = await ground.claim()
    expect(await ground.settle(claimed.map(accepted), { token: TOKENS[1] })).toBe(0)
    expect(await ground.settle(claimed.map(accepted))).toBe(4)
    expect(await ground.settle(claimed.map(accepted))).toBe(0)
    expect(await ground.row(ground.first)).toMatchObject({
      state: 'accepted',
      providerMessageId: 'provider-1',
    })
    expect(await ground.attempts(ground.first)).toEqual([{ attempt: 1, outcome: 'accepted' }])
    expect(await ground.claim(ground.ids, { in: hours(1) })).toEqual([])
  })

  test('is due again at the time that it was given, and not before', async () => {
    await using ground = await fannedOut(open)
    const [one] = await ground.claim([ground.first])
    const nextAttemptAt = after(ground.at, seconds(10))
    await ground.settle([
      { deliveryId: ground.first, attempt: one?.attempt ?? 0, state: 'pending', nextAttemptAt },
    ])
    expect(await ground.attempts(ground.first)).toEqual([{ attempt: 1, outcome: 'retry' }])
    expect(await ground.claim([ground.first], { in: seconds(10) - 1 })).toEqual([])
    const [again] = await ground.claim([ground.first], { token: TOKENS[1], in: seconds(10) })
    expect(again).toMatchObject({ attempt: 2, repeat: false })
  })

  test('takes an attempt back that was not made', async () => {
    await using ground = await fannedOut(open)
    await ground.claim([ground.first])
    const back = { deliveryId: ground.first, attempt: 1, unsent: true as const, nextAttemptAt: ground.at }
    await ground.settle([{ ...back, state: 'parked' }])
    expect(await ground.row(ground.first)).toMatchObject({
      state: 'parked',
      attempts: 0,
      parkedAt: ground.at,
    })
    expect(await ground.attempts(ground.first)).toEqual([])
    await expect(ground.claim([ground.first]), 'a lease is fresh').rejects.toThrow('duplicate key')
    expect(await ground.claim([ground.first], { token: TOKENS[1] })).toMatchObject([{ attempt: 1 }])
  })

  test('comes too late once the lease has run out: the attempt is in doubt, and its repeat says so', async () => {
    await using ground = await fannedOut(open)
    const { sweeps } = ground.ports
    const claimed = await ground.claim([ground.first])
    expect(await sweeps.expireLeases(after(ground.at, seconds(30)))).toBe(0)
    expect(await sweeps.expireLeases(after(ground.at, seconds(31)))).toBe(1)
    expect(await sweeps.expireLeases(after(ground.at, seconds(32)))).toBe(0)
    expect(await ground.settle(claimed.map(accepted), { in: seconds(32) })).toBe(0)
    const row = await ground.row(ground.first)
    expect(row).toMatchObject({ state: 'unknown', leaseToken: null, settledAt: null })
    expect(row.nextAttemptAt).toEqual(after(ground.at, seconds(31) + minutes(2)))
    expect(await ground.attempts(ground.first)).toEqual([{ attempt: 1, outcome: 'unknown' }])
    const hintedAt = async (time: Duration) =>
      sweeps.wakeDue(after(ground.at, time), after(ground.at, time + minutes(9)), 100)
    await hintedAt(minutes(1)) // The others of its batch, which nobody has taken.
    expect(await hintedAt(seconds(31) + minutes(2) - 1), 'its time has not come').toBe(0)
    expect(await hintedAt(seconds(31) + minutes(2)), 'woken by itself').toBe(1)
    const late = { token: TOKENS[1], in: minutes(5) }
    expect(await ground.claim([ground.first], late)).toMatchObject([{ attempt: 2, repeat: true }])
    expect(await ground.settle(claimed.map(accepted), { in: minutes(5) })).toBe(0)
    expect((await ground.row(ground.first)).state).toBe('sending')
  })

  test('that is complete leaves no lease to run out', async () => {
    await using ground = await fannedOut(open)
    const { tenantId, otherTenantId, ports, first } = ground
    await ground.settle((await ground.claim([first])).map(accepted))
    await ports.sending.endLease({ tenantId: otherTenantId, leaseToken: TOKENS[0] })
    await ports.sending.endLease({ tenantId, leaseToken: TOKENS[0] })
    expect(await ports.sweeps.expireLeases(after(ground.at, hours(1)))).toBe(0)
    expect((await ground.row(first)).state).toBe('accepted')
  })
}
