import { describe, expect, test } from 'vitest'

import { gtin } from '#prisma/demo/builders.ts'

import type { NoticeSnapshot } from './lifecycle.ts'
import type { ReportLine } from './counted-line.ts'
import { judgeReport, type Report } from './report.ts'

const notice: NoticeSnapshot & { shippedQuantity: number } = {
  shippedQuantity: 12,
  state: 'acknowledged',
  recallVersion: 2,
  answeredVersion: 2,
  recallStatus: 'issued',
}
const line: ReportLine = {
  gtin: gtin(1),
  lot: 'L1',
  onHandAtNotice: 12,
  found: 10,
  quarantined: 4,
  destroyed: 3,
  returned: 3,
  sold: 2,
}
const report: Report = { outcome: 'removed', lines: [line], version: 2 }
const judge = (over: Partial<Report> = {}, of: Partial<NoticeSnapshot> = {}) =>
  judgeReport({ ...notice, ...of }, { ...report, ...over }, new Set([gtin(1)]))
const errorsOf = (over: Partial<Report>) => {
  const judged = judge(over)
  return judged.ok ? [] : judged.rejection.errors?.map(({ path, code }) => [path, code])
}

describe('a report', () => {
  test('that adds up is taken', () => expect(judge()).toEqual({ ok: true, value: null }))

  test('to an older version is not', () =>
    expect(judge({ version: 1 })).toMatchObject({ rejection: { code: 'VERSION_SUPERSEDED' } }))

  test.each([{ state: 'verified' }, { recallStatus: 'closed' }] as const)('comes too late: %o', (of) =>
    expect(judge({}, of)).toMatchObject({ rejection: { code: 'ILLEGAL_TRANSITION' } }),
  )

  test('puts no more aside than was found', () =>
    expect(errorsOf({ lines: [{ ...line, found: 9 }] })).toEqual([['lines.0.found', 'impossible']]))

  test('is about products of the recall', () =>
    expect(errorsOf({ lines: [{ ...line, gtin: gtin(2) }] })).toEqual([['lines.0.gtin', 'not_recalled']]))

  test('of a removal names what was removed', () =>
    expect(errorsOf({ lines: [] })).toEqual([['lines', 'required']]))

  test('of a person who counted none of what was shipped says where it is; a program is not asked', () => {
    const none = { ...line, found: 0, quarantined: 0, destroyed: 0, returned: 0, sold: null }
    expect(errorsOf({ lines: [none], whereabouts: null })).toEqual([['whereabouts', 'required']])
    for (const over of [
      { lines: [none], whereabouts: 'never_arrived' as const },
      { lines: [none] },
      { lines: [{ ...none, sold: 12 }], whereabouts: null },
      { lines: [none, line], whereabouts: null },
    ])
      expect(errorsOf(over)).toEqual([])
  })

  test('of a store that found some does not say that it is not affected', () =>
    expect(errorsOf({ outcome: 'not_affected' })).toEqual([['lines.0.found', 'contradiction']]))

  test('of a store that is not affected wants the shelves to have been looked at, where that is asked', () => {
    const none = { outcome: 'not_affected', lines: [] } as const
    expect(errorsOf({ ...none, lines: [], shelfChecked: false })).toEqual([['shelfChecked', 'required']])
    for (const shelfChecked of [true, undefined])
      expect(judge({ ...none, lines: [], shelfChecked })).toEqual({ ok: true, value: null })
  })

  test('of a store that needs help for a reason of its own says which', () => {
    const help = { outcome: 'needs_help', lines: [], reason: 'other' } as const
    expect(errorsOf({ ...help, lines: [] })).toEqual([['note', 'required']])
    expect(judge({ ...help, lines: [], note: 'The door is stuck.' })).toEqual({ ok: true, value: null })
    expect(judge({ ...help, lines: [], reason: 'too_many' })).toEqual({ ok: true, value: null })
  })
})
