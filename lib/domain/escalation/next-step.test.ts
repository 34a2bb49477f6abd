import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { after, before, days, minutes } from '../duration.ts'
import { runningClock } from '../notice/clocks.ts'
import { NOTICE_STATES } from '../notice/lifecycle.ts'
import { DEFAULT_LADDERS, ladderFor, type Ladder } from './ladder.ts'
import { isBehind, nextStep, type Silence } from './next-step.ts'

const since = new Date('2026-03-02T14:00:00Z')
const open = {
  timezone: 'America/Chicago',
  openingHours: [1, 2, 3, 4, 5].map((day) => ({ day, open: '06:00', close: '20:00' })),
}
const silence = (over: Partial<Silence> = {}): Silence => ({
  state: 'open',
  since,
  runsSince: over.since ?? since,
  reached: null,
  store: open,
  ...over,
})

describe('which step comes next', () => {
  test.each([
    ['nothing was done yet', null, 15],
    ['it was reminded', 15, 30],
    ['in between, by another ladder', 20, 30],
    ['the last to acknowledge was taken', 90, null],
  ])('%s', (_, reached, expected) => {
    expect(nextStep(DEFAULT_LADDERS.high, silence({ reached }))?.step.afterMinutes ?? null).toBe(expected)
  })

  test.each([
    [
      'medium, told on Monday at eight in the morning',
      '2026-03-02T14:00:00Z',
      'medium',
      '2026-03-02T16:00:00Z',
    ],
    [
      'medium, told on Friday at seven in the evening',
      '2026-03-07T01:00:00Z',
      'medium',
      '2026-03-09T11:00:00Z',
    ],
    ['medium, told on Saturday', '2026-03-07T18:00:00Z', 'medium', '2026-03-09T13:00:00Z'],
    ['high, told on Saturday night', '2026-03-08T04:00:00Z', 'high', '2026-03-08T04:15:00Z'],
    // The clocks go forward on 8 March 2026: six in the morning is an hour earlier then.
    ['low, told on Friday before the clocks change', '2026-03-06T14:00:00Z', 'low', '2026-03-09T11:00:00Z'],
  ] as const)('%s', (_, told, priority, due) => {
    const next = nextStep(DEFAULT_LADDERS[priority], silence({ since: new Date(told) }))
    expect(next?.dueAt.toISOString()).toBe(new Date(due).toISOString())
  })
})

describe('a store that acknowledged and forgets', () => {
  test.each([
    ['in time', '2026-03-02T14:10:00Z', null, 180, '2026-03-02T17:00:00Z'],
    ['and was reminded', '2026-03-02T14:10:00Z', 180, 240, '2026-03-02T18:00:00Z'],
    ['after its first reminder was due', '2026-03-02T17:30:00Z', null, 180, '2026-03-02T17:30:00Z'],
    ['and somebody was given it', '2026-03-02T14:10:00Z', 300, null, null],
  ])('%s', (_, acknowledged, reached, minutes, due) => {
    const next = nextStep(
      DEFAULT_LADDERS.high,
      silence({ state: 'acknowledged', runsSince: new Date(acknowledged), reached }),
    )
    expect(next?.step.afterMinutes ?? null).toBe(minutes)
    expect(next?.dueAt ?? null).toEqual(due && new Date(due))
  })
})

describe('which ladder a recall goes by', () => {
  const own: Ladder = { hours: 'always', steps: [] }
  test('a drill goes by that of its priority, unless drills have one of their own', () => {
    expect(ladderFor({ kind: 'drill', priority: 'high' }, {})).toBe(DEFAULT_LADDERS.high)
    expect(ladderFor({ kind: 'drill', priority: 'high' }, { drill: null, high: own })).toBe(own)
    expect(ladderFor({ kind: 'drill', priority: 'low' }, { drill: own })).toBe(own)
    expect(ladderFor({ kind: 'recall', priority: 'low' }, { drill: own })).toBe(DEFAULT_LADDERS.low)
  })
})

const anyLadder = fc.record({
  hours: fc.constantFrom('always' as const, 'opening' as const),
  steps: fc
    .uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 8 })
    .map((times) =>
      times
        .toSorted((a, b) => a - b)
        .map((afterMinutes) => ({ ...DEFAULT_LADDERS.high.steps[0]!, afterMinutes })),
    ),
})
const anyMoment = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-01-01T00:00:00Z'),
  noInvalidDate: true,
})

describe('whatever the ladder and whenever it is looked at', () => {
  // Looks at it at these moments, and takes what is due, as the sweep does.
  const climb = (ladder: Ladder, from: Silence, looks: Date[]): number[] => {
    let reached = from.reached
    const taken: number[] = []
    for (const now of looks.toSorted((a, b) => a.getTime() - b.getTime())) {
      for (
        let next = nextStep(ladder, { ...from, reached });
        next && next.dueAt <= now;
        next = nextStep(ladder, { ...from, reached })
      ) {
        taken.push(next.step.afterMinutes)
        reached = next.step.afterMinutes
      }
    }
    return taken
  }

  test('no step is skipped, none comes twice, and in the end all were taken', () => {
    fc.assert(
      fc.property(anyLadder, anyMoment, fc.array(anyMoment), (ladder, told, looks) => {
        const all = ladder.steps.map(({ afterMinutes }) => afterMinutes)
        const taken = climb(ladder, silence({ since: told }), looks)
        expect(taken).toEqual(all.slice(0, taken.length))
        expect(climb(ladder, silence({ since: told }), [...looks, after(told, days(60))])).toEqual(all)
      }),
    )
  })

  test('who has reported is left alone', () => {
    const answered = NOTICE_STATES.filter((state) => runningClock(state) === null)
    fc.assert(
      fc.property(anyLadder, fc.constantFrom(...answered), anyMoment, (ladder, state, told) => {
        expect(nextStep(ladder, silence({ state, since: told }))).toBeNull()
        expect(isBehind(ladder, silence({ state, since: told }), after(told, days(99)))).toBe(false)
      }),
    )
  })

  test('no step comes before its time, and steps come in their order', () => {
    fc.assert(
      fc.property(anyLadder, anyMoment, (ladder, told) => {
        const times = ladder.steps.map(({ afterMinutes }, i) => {
          const next = nextStep(
            ladder,
            silence({ since: told, reached: ladder.steps[i - 1]?.afterMinutes ?? null }),
          )
          expect(next && before(next.dueAt, minutes(afterMinutes)).getTime()).toBeGreaterThanOrEqual(
            told.getTime(),
          )
          return next?.dueAt.getTime() ?? 0
        })
        expect(times).toEqual(times.toSorted((a, b) => a - b))
      }),
    )
  })
})
