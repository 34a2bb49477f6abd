import { expect, test } from 'vitest'

import { gtin, recallContent } from '#prisma/demo/builders.ts'

import { applyChoices } from './merge-choices.ts'

const line = (n: number) => ({ gtin: gtin(n), lots: ['A'], complete: true })

test('a choice is put where its conflict was', () => {
  const merged = recallContent({
    title: 'Mine',
    translations: { es: { title: 'a', hazard: 'b', instructions: 'c' } },
  })
  const chosen = applyChoices(merged, [
    { path: 'title', value: 'Both' },
    { path: 'translations.es.hazard', value: 'theirs' },
    { path: 'scope.0.lotFrom', value: 'L1' },
  ])
  expect([chosen.title, chosen.translations?.es?.hazard, chosen.scope[0]?.lotFrom]).toEqual([
    'Both',
    'theirs',
    'L1',
  ])
  expect(merged.title).toBe('Mine')
})

test('lines that go do not move those that stay', () => {
  const merged = recallContent({ scope: [line(1), line(2), line(3)] })
  const chosen = applyChoices(merged, [
    { path: 'scope.0', value: null },
    { path: 'scope.2', value: null },
    { path: 'scope.1.lotTo', value: 'Z' },
  ])
  expect(chosen.scope.map(({ gtin: one, lotTo }) => [one, lotTo])).toEqual([[gtin(2), 'Z']])
})
