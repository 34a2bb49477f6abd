import { expect, test } from 'vitest'

import { gtin } from '#prisma/demo/builders.ts'

import { readDraft, startCounting, takeUpDraft } from './counts.ts'

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
