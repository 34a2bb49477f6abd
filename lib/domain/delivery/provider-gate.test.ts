import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { after, minutes, seconds } from '../duration.ts'
import { admit, giveProbeBack, newGate, report, roomFor, type ProviderGate } from './provider-gate.ts'

const START = new Date('2026-03-02T08:00:00Z')
const at = (ms: number) => after(START, ms)
const low = (wanted: number, when = START) => ({ wanted, priority: 'low' as const, at: when })
const high = (wanted: number, when = START) => ({ wanted, priority: 'high' as const, at: when })

const dead = (when = START): ProviderGate => report(newGate(when), { fine: 0, faults: 5, at: when })

describe('room', () => {
  test('without a limit everything goes', () => {
    expect(admit(newGate(START), low(200))).toMatchObject({ granted: 200, wait: null })
  })

  test('a fifth of what a provider takes is kept for high priority', () => {
    const { gate, granted } = admit(newGate(START, 100), low(200))
    expect(granted).toBe(80)
    expect(admit(gate, high(50)).granted).toBe(20)
  })

  test('who has to wait is given places one behind the other', () => {
    const first = admit(newGate(START, 10), low(28))
    expect(first).toMatchObject({ granted: 8, wait: { parked: false, from: START, perSecond: 10 } })
    const second = admit(first.gate, low(10))
    expect(second.wait).toMatchObject({ from: at(seconds(2)) })
  })

  test('never more in any stretch of time than the provider takes, and one second of it at once', () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 3000 }),
      wanted: fc.integer({ min: 1, max: 300 }),
      urgent: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.array(step, { maxLength: 40 }), (rate, steps) => {
        let gate = newGate(START, rate)
        let now = 0
        let sent = 0
        for (const { wait, wanted, urgent } of steps) {
          now += wait
          const admission = admit(gate, (urgent ? high : low)(wanted, at(now)))
          gate = admission.gate
          sent += admission.granted
          expect(sent).toBeLessThanOrEqual(rate + (rate * now) / 1000 + 0.001)
        }
      }),
    )
  })
})

describe('the breaker', () => {
  test('opens after five faults in a row, and not when some get through', () => {
    expect(dead().breaker).toBe('open')
    let gate = newGate(START)
    for (let i = 0; i < 20; i += 1) gate = report(gate, { fine: 1, faults: 4, at: START })
    expect(gate.breaker).toBe('closed')
  })

  test('open: nothing goes, but one message to see whether it is back', () => {
    const gate = dead()
    expect(admit(gate, high(50))).toMatchObject({ granted: 0, wait: { parked: true } })
    const probe = admit(gate, low(50, at(seconds(1))))
    expect(probe).toMatchObject({ granted: 1, wait: { parked: true } })
    expect(admit(probe.gate, high(50, at(seconds(2)))).granted).toBe(0)
  })

  test('a probe that was lost with its worker is sent again', () => {
    const probe = admit(dead(), low(1, at(seconds(1))))
    expect(admit(probe.gate, low(1, at(seconds(32)))).granted).toBe(1)
  })

  test('a probe that was lost makes room for the next one, even if nobody else asks', () => {
    const probe = admit(dead(), low(1, at(seconds(1))))
    expect(roomFor(probe.gate, at(seconds(30)))).toBe(0)
    expect(roomFor(probe.gate, at(seconds(31)))).toBe(1)
  })

  test('a probe that was needless is given back, unless another one has taken its place', () => {
    const first = admit(dead(), low(1, at(seconds(1))))
    const mark = first.wait?.parked ? first.wait.probe : undefined
    if (!mark) throw new Error('Nothing was let in.')
    expect(admit(giveProbeBack(first.gate, mark, at(seconds(2))), low(1, at(seconds(2)))).granted).toBe(1)
    const second = admit(first.gate, low(1, at(seconds(31))))
    expect(giveProbeBack(second.gate, mark, at(seconds(32)))).toEqual(second.gate)
  })

  test('a clock that is behind stands at the foot of the ramp, and does not promise places in another month', () => {
    const back = report(admit(dead(), low(1, at(seconds(1)))).gate, {
      fine: 1,
      faults: 0,
      at: at(minutes(5)),
    })
    const { wait } = admit(back, high(40, at(0)))
    expect(wait).toMatchObject({ parked: false, perSecond: 20 })
  })

  test('a clock that is behind fills nothing a second time', () => {
    const { gate } = admit(newGate(START, 10), high(10, at(seconds(10))))
    const behind = admit(gate, high(1, at(0)))
    expect(behind.granted).toBe(0)
    expect(admit(behind.gate, high(10, at(seconds(10)))).granted).toBe(0)
  })

  test('once it is back it gets ever more, and after a minute everything', () => {
    const back = report(admit(dead(), low(1, at(seconds(1)))).gate, {
      fine: 1,
      faults: 0,
      at: at(seconds(1)),
    })
    const rates = [1, 5, 20, 61].map((s) => admit(back, high(1_000_000, at(seconds(1 + s)))).granted)
    expect(rates).toEqual(rates.toSorted((a, b) => a - b))
    expect(rates[0]).toBeLessThan(40)
    expect(rates[3]).toBe(1_000_000)
  })

  test('an hour of a dead provider costs no more than one probe a second, whatever is asked of it', () => {
    const pauses = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 50, maxLength: 400 })
    fc.assert(
      fc.property(pauses, (steps) => {
        let gate = dead()
        let now = 0
        let probes = 0
        for (const step of steps) {
          now += step
          if (now > minutes(60)) break
          const admission = admit(gate, low(200, at(now)))
          probes += admission.granted
          gate = admission.gate
          if (admission.granted > 0) gate = report(gate, { fine: 0, faults: 1, at: at(now) })
        }
        expect(probes).toBeLessThanOrEqual(now / 1000 + 1)
        expect(gate.breaker).not.toBe('closed')
      }),
    )
  })
})
