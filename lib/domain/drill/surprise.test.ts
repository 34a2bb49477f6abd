import fc from 'fast-check'
import { expect, test } from 'vitest'

import { ROLES, type PersonActor } from '../identity/actor.ts'
import { commonDays, drawSome, momentIn, seesSurprises, spansOf, type SurpriseWindow } from './surprise.ts'

const now = new Date('2026-03-02T12:00:00Z')
const week: SurpriseWindow = {
  from: '2026-03-09',
  to: '2026-03-15',
  opens: '09:00',
  closes: '17:00',
  zone: 'America/Chicago',
}
const everyDay = new Set([1, 2, 3, 4, 5, 6, 7])

const local = (at: Date, zone: string) =>
  new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at)

test('the moment lies on one of the days, within the hours, on the clocks of the zone', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      fc.constantFrom('America/Chicago', 'Europe/Berlin', 'Pacific/Auckland', 'UTC'),
      (fraction, days, zone) => {
        const window = { ...week, zone }
        const moment = momentIn(spansOf(window, new Set(days), now), fraction)
        if (!moment) throw new Error('There is a moment on every open day.')
        const [day = '', time = ''] = local(moment, zone).split(' ')
        expect(day >= window.from && day <= window.to).toBe(true)
        expect(time >= window.opens && time <= window.closes).toBe(true)
        expect(days).toContain(new Date(`${day}T00:00Z`).getUTCDay() || 7)
      },
    ),
  )
})

test('no moment is in the past, or so soon that it surprises its author', () => {
  const today = { ...week, from: '2026-03-02', to: '2026-03-02', opens: '06:00', closes: '07:00' }
  expect(spansOf(today, everyDay, now)).toEqual([
    { start: Date.parse('2026-03-02T12:15:00Z'), end: Date.parse('2026-03-02T13:00:00Z') },
  ])
  expect(spansOf({ ...today, from: '2026-02-01', to: '2026-02-20' }, everyDay, now)).toEqual([])
})

test.each([
  ['hours that end before they begin', { opens: '17:00', closes: '09:00' }],
  ['days that are none', { from: 'soon', to: 'later' }],
  ['days in the wrong order', { from: '2026-03-15', to: '2026-03-09' }],
  ['a zone that is none', { zone: 'Nowhere/City' }],
])('%s leave no moment', (_, over) => {
  expect(momentIn(spansOf({ ...week, ...over }, everyDay, now), 0.5)).toBeNull()
})

test('only days on which every store is open', () => {
  expect(commonDays([{ openDays: [1, 2, 3, 4, 5, 6] }, { openDays: null }, { openDays: [2, 3, 7] }])).toEqual(
    new Set([2, 3]),
  )
  expect(spansOf(week, commonDays([{ openDays: [] }]), now)).toEqual([])
})

test('so many are drawn, none twice, all of them if there are fewer', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer()),
      fc.nat(30),
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      (all, count, fractions) => {
        const drawn = drawSome(all, count, () => fractions.next().value ?? 0)
        expect(drawn).toHaveLength(Math.min(count, all.length))
        expect(drawn).toEqual(all.filter((one) => drawn.includes(one)))
      },
    ),
  )
})

test('who plans drills sees those to come, and nobody who may be drilled', () => {
  const as = (role: PersonActor['role']): PersonActor => ({
    kind: 'person',
    tenantId: 't',
    personId: 'p',
    name: 'P',
    role,
    storeId: null,
    regionId: null,
    sessionId: 's',
    surface: 'recall',
  })
  expect(ROLES.filter((role) => seesSurprises(as(role)))).toEqual(['recall_manager', 'approver'])
})
