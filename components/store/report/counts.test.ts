import { expect, test } from 'vitest'

import { gtin } from '#prisma/demo/builders.ts'

import { readDraft, startCounting, takeUpDraft, tally } from './counts.ts'

const lot = (name: string) => startCounting({ gtin: gtin(1), lot: name, productName: 'Cheese', shipped: 12 })

test('a draft is taken up lot by lot, with those that were added, and without those that are not asked for any more', () => {
  const counted = lot('A')
  counted.line.quarantined = 3
  const added = { ...lot('Z'), added: true }
  const gone = lot('OLD')
  const draft = readDraft(JSON.stringify([counted, gone, added]))
  expect(takeUpDraft([lot('A'), lot('B')], draft)).toEqual([counted, lot('B'), added])
})

test('what is no draft is none', () => {
  for (const text of [null, '', '{', '{}', '7']) expect(readDraft(text)).toEqual([])
})

test('what is too much of one lot hides nothing that is missing of another', () => {
  const found = (shelf: number) => ({ shelf, backRoom: 0, display: 0, customers: 0 })
  const [tooMuch, tooFew] = [lot('A'), lot('B')]
  tooMuch.line = { ...tooMuch.line, found: found(12), sold: 3 }
  tooFew.line = { ...tooFew.line, found: found(9) }
  expect(tally([tooMuch, tooFew])).toEqual({ shipped: 24, found: 21, aside: 0, open: 3, over: 3 })
  const extra = startCounting({ gtin: gtin(2), lot: 'Z', productName: 'Cheese', shipped: 0 }, true)
  extra.line = { ...extra.line, found: found(5) }
  expect(tally([extra])).toMatchObject({ shipped: 0, found: 5, open: 0, over: 0 })
  // Nor does a lot that nobody shipped: nine of twelve were found, whatever else there was.
  expect(tally([tooFew, extra])).toMatchObject({ shipped: 12, found: 9, open: 3, over: 0 })
})
