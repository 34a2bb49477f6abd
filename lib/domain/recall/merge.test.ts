import fc from 'fast-check'
import { expect, test } from 'vitest'

import { gtin, recallContent } from '#prisma/demo/builders.ts'

import { mergeLists } from './merge-lists.ts'
import { isSame } from './merge-values.ts'
import { mergeRecalls } from './merge.ts'
import type { RecallContent } from './recall.ts'
import { numberedSteps } from './steps.ts'

const step = (text: string) => ({ text, proof: 'none' as const })
const line = (n: number, over: Partial<RecallContent['scope'][number]> = {}) => ({
  gtin: gtin(n),
  lots: ['A'],
  complete: true,
  ...over,
})

test('what one side changed and what the other changed come together', () => {
  const base = recallContent({ scope: [line(1), line(2)] })
  const mine = { ...base, title: 'Mine', scope: [line(1, { lots: ['A', 'B'] }), line(2)] }
  const theirs = {
    ...base,
    hazard: 'Theirs',
    scope: [line(1, { lots: ['A', 'C'] }), line(2, { lotTo: 'Z' })],
  }
  const { content, conflicts } = mergeRecalls(base, mine, theirs)
  expect(conflicts).toEqual([])
  expect(content).toMatchObject({ title: 'Mine', hazard: 'Theirs' })
  expect(content.scope.map(({ lots, lotTo }) => [lots, lotTo])).toEqual([
    [['A', 'B', 'C'], null],
    [['A'], 'Z'],
  ])
})

test('the same place changed differently stands as mine, with a conflict beside it', () => {
  const base = recallContent({ title: 'Before' })
  const { content, conflicts } = mergeRecalls(base, { ...base, title: 'Mine' }, { ...base, title: 'Theirs' })
  expect(content.title).toBe('Mine')
  expect(conflicts).toEqual([{ path: 'title', base: 'Before', mine: 'Mine', theirs: 'Theirs' }])
})

test('a line that one took away and the other changed stays, and is asked about', () => {
  const base = recallContent({ scope: [line(1), line(2)] })
  const mine = { ...base, scope: [line(1)] }
  const theirs = { ...base, scope: [line(1), line(2, { lotFrom: 'X' })] }
  const { content, conflicts } = mergeRecalls(base, mine, theirs)
  expect(content.scope).toHaveLength(2)
  expect(conflicts.map(({ path }) => path)).toEqual(['scope.1'])
})

test('steps that both added in different places are both there, and the text follows them', () => {
  const steps = [step('One'), step('Two')]
  const base = recallContent({ steps, instructions: numberedSteps(steps) })
  const withSteps = (...list: string[]) => ({
    ...base,
    steps: list.map(step),
    instructions: numberedSteps(list.map(step)),
  })
  const { content, conflicts } = mergeRecalls(
    base,
    withSteps('Zero', 'One', 'Two'),
    withSteps('One', 'Two', 'Three'),
  )
  expect(conflicts).toEqual([])
  expect(content.instructions).toBe('1. Zero\n2. One\n3. Two\n4. Three')
})

const text = fc.constantFrom('', 'a', 'b', 'c')
const optional = fc.constantFrom(null, 'x', 'y')
const scope = fc.array(
  fc.record({
    gtin: fc.constantFrom(gtin(1), gtin(2), gtin(3)),
    lots: fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D')),
    lotFrom: optional,
    lotTo: optional,
    expiresFrom: fc.constant(null),
    expiresTo: fc.constant(null),
    complete: fc.boolean(),
    identificationHint: optional,
    pictureId: fc.constant(null),
  }),
  { maxLength: 4 },
)
const texts = fc.record({ title: text, hazard: text, instructions: text })
const content: fc.Arbitrary<RecallContent> = fc.record({
  title: text,
  kind: fc.constantFrom('recall' as const, 'drill' as const),
  priority: fc.constantFrom('high' as const, 'low' as const),
  jurisdiction: fc.constantFrom('US' as const, 'EU' as const),
  regulatorClass: optional,
  reasonCode: text,
  hazard: text,
  instructions: text,
  steps: fc.array(text.map(step), { maxLength: 4 }),
  depth: fc.constantFrom(null, 'consumer' as const),
  translations: fc.record({ es: texts, fr: texts }, { requiredKeys: [] }),
  lintReasons: fc.dictionary(fc.constantFrom('p', 'q', '__proto__'), text),
  scope,
  target: fc.record({ mode: fc.constant('listed' as const), storeNumbers: fc.uniqueArray(text) }),
  effectivenessLevel: optional,
})

test('who changed nothing takes over what the other wrote, from either side', () => {
  fc.assert(
    fc.property(content, content, (base, changed) => {
      for (const { content: merged, conflicts } of [
        mergeRecalls(base, base, changed),
        mergeRecalls(base, changed, base),
        mergeRecalls(base, changed, changed),
      ]) {
        expect(conflicts).toEqual([])
        expect(isSame(merged, changed)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('without a conflict it is the same whoever is asked, and with one both are asked', () => {
  fc.assert(
    fc.property(content, content, content, (base, mine, theirs) => {
      const one = mergeRecalls(base, mine, theirs)
      const other = mergeRecalls(base, theirs, mine)
      const paths = (conflicts: { path: string }[]) => conflicts.map(({ path }) => path).toSorted()
      expect(paths(one.conflicts)).toEqual(paths(other.conflicts))
      if (one.conflicts.length === 0) expect(isSame(one.content, other.content)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('nothing that either side added is lost from a list', () => {
  const items = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 })
  fc.assert(
    fc.property(items, items, items, (base, mine, theirs) => {
      const merged = mergeLists(base, mine, theirs)
      if (!merged) return
      const added = [...mine, ...theirs].filter((one) => !base.includes(one))
      for (const one of added) expect(merged).toContain(one)
    }),
    { numRuns: 500 },
  )
})
