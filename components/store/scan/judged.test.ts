import { describe, expect, test } from 'vitest'

import { gtin } from '#prisma/demo/builders.ts'
import { checkDigit } from '#lib/domain/catalog/gtin.ts'
import { lotsToCount } from '#lib/domain/notice/lots-to-count.ts'
import { KNOWLEDGE_LIMITS } from '#lib/domain/scan/knowledge.ts'
import type { ScannedRecall } from '#lib/domain/scan/scanned-recall.ts'

import { startCounting } from '../report/counts.ts'
import { takeUpScans } from '../report/take-up-scans.ts'
import { counted } from './found.ts'
import { countedAs, judgeCode, type Judged } from './judged.ts'

const PACK = gtin(1)
const caseOf = (pack: string, first: number) => {
  const body = `${first}${pack.slice(1, 13)}`
  return `${body}${checkDigit(body)}`
}
const CASE = caseOf(PACK, 1)
const GROUND = { shippedLots: () => new Set<string>(), age: 0, limits: KNOWLEDGE_LIMITS, thisYear: 2026 }

const recallOf = (...gtins: string[]): ScannedRecall => ({
  noticeId: 'a',
  version: 1,
  number: 'R-2026-0001',
  title: 'Cheese',
  language: 'en',
  kind: 'recall',
  priority: 'high',
  scope: gtins.map((number) => ({
    gtin: number as ScannedRecall['scope'][number]['gtin'],
    lots: ['L24A'],
    lotFrom: null,
    lotTo: null,
    expiresFrom: null,
    expiresTo: null,
    complete: true,
    productName: null,
    hint: null,
  })),
})

const judge = (recall: ScannedRecall, code: string): Judged => {
  const typed = { lot: null, expiresOn: null }
  const judged = judgeCode({ recalls: [recall], elsewhere: [], closed: [] }, GROUND, code, {
    typed,
    entry: 'camera',
  })
  if (typeof judged === 'string') throw new Error(judged)
  return judged
}

describe('a case before the camera', () => {
  test('that says how many packs it holds is counted as those packs', () => {
    expect(judge(recallOf(PACK), `]C102${PACK}10L24A\u001d3724`)).toMatchObject({
      verdict: { word: 'remove' },
      packs: 24,
    })
  })

  test('that does not say is not counted before somebody does', () => {
    expect(judge(recallOf(PACK), `]C101${CASE}10L24A`)).toMatchObject({
      verdict: { word: 'remove' },
      packs: null,
    })
  })

  test('that the recall names itself is one of its own', () => {
    const judged = judge(recallOf(PACK, CASE), `]C101${CASE}10L24A`)
    expect([judged.packs, countedAs(judged).gtin]).toEqual([1, CASE])
  })

  test('and the pack from it stand in the report with everything that was counted', () => {
    const recall = recallOf(PACK)
    const scans = [`]C102${PACK}10L24A\u001d3724`, `]d201${PACK}10L24A`, `]C101${CASE}10L24A`]
    const judged = scans.map((code) => judge(recall, code))
    const found = judged.reduce(
      (before, one) => counted(before, countedAs(one), one.packs ?? 12),
      [] as ReturnType<typeof counted>,
    )
    // Nothing of it was ever shipped here, as far as anybody knows.
    const asked = lotsToCount(recall.scope, []).map((lot) => startCounting(lot))
    expect(takeUpScans(asked, found).map(({ line }) => [line.gtin, line.lot, line.found.shelf])).toEqual([
      [PACK, 'L24A', 24 + 1 + 12],
    ])
  })
})
