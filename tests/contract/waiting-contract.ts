import { expect, test } from 'vitest'

import { admit, report } from '#lib/domain/delivery/provider-gate.ts'
import { after, hours, minutes, seconds, type Duration } from '#lib/domain/duration.ts'
import { asAnotherWorker } from '#tests/support/one-connection.ts'

import { fannedOut, TOKENS, type SendingGround } from './sending-ground.ts'

/** What a store of deliveries promises of those that nobody sends at this moment, and of what tells the workers of them. */
export const waitingContract = {
  waits: (open: Open) => waits(open),
  fanOuts: (open: Open) => fanOuts(open),
  relays: (open: Open) => relays(open),
  gates: (open: Open) => gates(open),
}

type Open = () => Promise<SendingGround>

const waits = (open: () => Promise<SendingGround>): void => {
  test('is postponed to its own place, unless somebody has taken it', async () => {
    await using ground = await fannedOut(open)
    const { ids, at, tenantId, ports } = ground
    const [first = '', second = '', third = ''] = ids
    await ground.claim([third])
    const places = [after(at, seconds(1)), after(at, seconds(2)), after(at, seconds(3))]
    await ports.sending.postpone({ tenantId, ids: [second, first, third], at, places })
    expect((await ground.row(second)).nextAttemptAt).toEqual(places[0])
    expect(await ground.row(first)).toMatchObject({
      nextAttemptAt: places[1],
      wakeAt: places[1],
      attempts: 0,
    })
    expect((await ground.row(third)).state).toBe('sending')
    expect(await ground.claim(ids, { token: TOKENS[1], in: seconds(1) })).toMatchObject([
      { id: second },
      { id: ids[3] },
    ])
  })

  test('is parked without spending an attempt, woken by urgency, and at the latest when it is looked at again', async () => {
    await using ground = await fannedOut(open)
    const { ids, at, tenantId, ports, first } = ground
    const lookAgainAt = after(at, hours(1))
    await ports.sending.park({ tenantId, ids: [first], at, lookAgainAt })
    expect(await ground.row(first)).toMatchObject({
      state: 'parked',
      parkedAt: at,
      attempts: 0,
      wakeAt: lookAgainAt,
    })
    const before = (await ground.outbox()).map((message) => JSON.stringify(message))
    expect(await ports.sweeps.wakeParked('sms', at, after(at, minutes(1)), 10)).toBe(0)
    expect(await ports.sweeps.wakeParked('email', at, after(at, minutes(1)), 0)).toBe(0)
    expect(await ports.sweeps.wakeParked('email', at, after(at, minutes(1)), 10)).toBe(1)
    expect(await ports.sweeps.wakeParked('email', at, after(at, minutes(1)), 10)).toBe(0)
    // Written in one millisecond with those of the fan-out: they are in no order.
    const woken = (await ground.outbox()).filter((message) => !before.includes(JSON.stringify(message)))
    expect(woken).toMatchObject([{ type: 'send', deliveryIds: [first] }])
    expect(await ground.row(first)).toMatchObject({ state: 'parked', parkedAt: null })
    expect(await ground.claim([first])).toMatchObject([{ id: first, attempt: 1 }])
    expect(ids).toHaveLength(4)
  })

  test('is hinted at again when it is due, once for each pause, and never while somebody sends it', async () => {
    await using ground = await fannedOut(open)
    const { at, ports, first, ids } = ground
    const [, ...others] = ids
    await ground.claim([first])
    const wake = (time: Duration) => ports.sweeps.wakeDue(after(at, time), after(at, time + minutes(1)), 100)
    const before = (await ground.outbox()).length
    expect(await wake(seconds(59))).toBe(0)
    expect(await wake(seconds(60))).toBe(1)
    expect(await wake(seconds(61))).toBe(0)
    expect(await wake(seconds(120))).toBe(1)
    const hinted = (await ground.outbox()).slice(before)
    expect(hinted.map(({ deliveryIds }) => deliveryIds?.toSorted())).toEqual([others, others])
  })
}

const fanOuts = (open: () => Promise<SendingGround>): void => {
  test('writes each delivery and its messages once, however often it is asked', async () => {
    await using ground = await fannedOut(open)
    const { tenantId, recallId, at, ports, planned } = ground
    expect(planned).toBe(4)
    const messages = await ground.outbox()
    const again = { tenantId, recallId, recallVersion: 1, at: after(at, seconds(9)), traceparent: null }
    expect(await ports.deliveries.fanOut(again)).toBe(4)
    expect((await ground.deliveries()).map(({ id }) => id)).toEqual(ground.ids)
    expect(await ground.outbox()).toEqual(messages)
  })

  test('that was lost is ordered again, and not while its message still waits', async () => {
    await using ground = await open()
    const { sweeps } = ground.ports
    const later = after(ground.issuedAt, seconds(10))
    expect(await sweeps.wakeFanOuts(later, later)).toBe(0)
    await sweeps.relay(async (_, entries) => entries.map(({ id }) => id), 100)
    expect(await sweeps.wakeFanOuts(later, ground.issuedAt)).toBe(0)
    expect(await sweeps.wakeFanOuts(later, later)).toBe(1)
    expect(await sweeps.wakeFanOuts(later, later)).toBe(0)
    expect((await ground.outbox()).map(({ type }) => type)).toEqual(['fan_out'])
  })
}

const relays = (open: () => Promise<SendingGround>): void => {
  test('keeps what was not taken, and all of it if the publishing breaks off', async () => {
    await using ground = await fannedOut(open)
    const { sweeps } = ground.ports
    const before = await ground.outbox()
    expect(before.map(({ type }) => type)).toEqual(['fan_out', 'send'])
    const away = async () => Promise.reject(new Error('the queue is away'))
    await expect(sweeps.relay(away, 100)).rejects.toThrow('the queue is away')
    expect(await ground.outbox()).toEqual(before)
    expect(
      await sweeps.relay(async (_, [entry]) => (entry?.message.type === 'fan_out' ? [entry.id] : []), 100),
    ).toBe(1)
    expect((await ground.outbox()).map(({ type }) => type)).toEqual(['send'])
  })

  test('leaves to a second one nothing of what the first still holds', async () => {
    await using ground = await fannedOut(open)
    const { sweeps } = ground.ports
    const seen: string[] = []
    await sweeps.relay(async (_, entries) => {
      seen.push(...entries.map(({ id }) => id))
      const second = await asAnotherWorker(() =>
        sweeps.relay(async (_priority, others) => others.map(({ id }) => id), 100),
      )
      expect(second).toBe(0)
      return entries.map(({ id }) => id)
    }, 100)
    expect(new Set(seen).size).toBe(2)
    expect(await ground.outbox()).toEqual([])
  })
}

const gates = (open: () => Promise<SendingGround>): void => {
  test('is new when it is first met, and keeps what was made of it', async () => {
    await using ground = await open()
    const { gates: own } = ground.ports
    const at = ground.issuedAt
    const wanted = { wanted: 3, priority: 'high' as const, at }
    const admission = await own.change('sms', at, (gate) => {
      const { gate: next, granted } = admit(gate, wanted)
      return { gate: next, answer: granted }
    })
    expect(admission).toBe(3)
    await own.change('sms', at, (gate) => ({ gate: report(gate, { fine: 0, faults: 5, at }), answer: null }))
    const [sms] = (await own.all()).filter(({ channel }) => channel === 'sms')
    expect(sms).toMatchObject({ breaker: 'open', faults: 0, failedProbes: 0, probeAt: after(at, seconds(1)) })
  })

  test('of two who change it at once the second sees what the first has made of it', async () => {
    await using ground = await open()
    const { gates: own } = ground.ports
    const count = () =>
      own.change('push', ground.issuedAt, (gate) => ({
        gate: { ...gate, faults: gate.faults + 1 },
        answer: gate.faults,
      }))
    expect((await Promise.all([count(), count(), count()])).toSorted((a, b) => a - b)).toEqual([0, 1, 2])
  })
}
