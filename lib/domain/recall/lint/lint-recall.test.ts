import fc from 'fast-check'
import { expect, test } from 'vitest'

import { gtin, recallContent } from '#prisma/demo/builders.ts'

import type { RecallContent } from '../recall.ts'
import { hazardText } from '../templates/hazard-texts.ts'
import { judgeText, unresolvedWarnings } from './judge-text.ts'
import { lintRecall } from './lint-recall.ts'

const facts = { today: '2026-11-21' }
const codes = (over: Partial<RecallContent>) =>
  lintRecall(recallContent(over), facts).map(({ code, severity, field }) => `${severity} ${code} ${field}`)
const line = (over: Partial<RecallContent['scope'][number]> = {}) => ({
  gtin: gtin(1),
  lots: ['L24A'],
  complete: true,
  identificationHint: 'Lot on the lid',
  ...over,
})
const es = {
  title: 'La salmonela',
  hazard: 'Puede enfermar a los niños.',
  instructions: 'Retire los tarros.',
}

test('a plain recall has nothing to be said against it', () => {
  expect(codes({})).toEqual([])
})

// Each rule: what it finds, and the same thing said right.
const RULES: [string, string[], Partial<RecallContent>, Partial<RecallContent>][] = [
  ['a title', ['error required title'], { title: ' ' }, { title: 'Peanut butter: glass' }],
  ['a product', ['error required scope'], { scope: [] }, { scope: [line()] }],
  ['a reason', ['error required reasonCode'], { reasonCode: '' }, { reasonCode: 'allergen' }],
  [
    'a written step',
    ['error required steps.1.text'],
    {
      steps: [
        { text: 'Remove it.', proof: 'none' },
        { text: '', proof: 'photo' },
      ],
    },
    { steps: [{ text: 'Remove it.', proof: 'none' }] },
  ],
  [
    'a listed store',
    ['error required target.storeNumbers'],
    { target: { mode: 'listed', storeNumbers: [] } },
    { target: { mode: 'listed', storeNumbers: ['0001'] } },
  ],
  [
    'a translation that says what the English says',
    ['warning translation_behind translations.es.hazard'],
    {
      hazard: 'Salmonella can make pregnant women very ill.',
      translations: { es: { ...es, hazard: hazardText('salmonella', 'es') ?? '' } },
    },
    {
      hazard: hazardText('salmonella', 'en') ?? '',
      translations: { es: { ...es, hazard: hazardText('salmonella', 'es') ?? '' } },
    },
  ],
  [
    'no “voluntary” in the EU',
    ['error eu_forbidden_word title'],
    { jurisdiction: 'EU', title: 'Product safety recall: voluntary recall of jam' },
    { jurisdiction: 'EU', title: 'Product safety recall: glass in jam' },
  ],
  [
    'no “par mesure de précaution” in the French of the EU',
    ['error eu_forbidden_word translations.fr.hazard'],
    {
      jurisdiction: 'EU',
      title: 'Product safety recall: jam',
      translations: { fr: { ...es, hazard: 'Retiré par mesure de PRÉCAUTION seulement.' } },
    },
    {
      jurisdiction: 'EU',
      title: 'Product safety recall: jam',
      translations: { fr: { ...es, hazard: 'Peut blesser la bouche.' } },
    },
  ],
  [
    'the EU’s headline',
    ['warning eu_headline title'],
    { jurisdiction: 'EU' },
    { jurisdiction: 'EU', title: 'Product safety recall: peanut butter' },
  ],
  [
    'no market withdrawal',
    ['error called_withdrawal title'],
    { title: 'Market withdrawal of peanut butter' },
    { kind: 'withdrawal', reasonCode: 'quality', title: 'Market withdrawal of peanut butter' },
  ],
  [
    'ranges that run forwards',
    ['error range_reversed scope.0.expiresTo', 'error range_reversed scope.0.lotTo'],
    { scope: [line({ expiresFrom: '2027-02-01', expiresTo: '2027-01-01', lotFrom: 'L9', lotTo: 'L1' })] },
    { scope: [line({ expiresFrom: '2027-01-01', expiresTo: '2027-02-01', lotFrom: 'L1', lotTo: 'L9' })] },
  ],
  [
    'a stop',
    ['warning stop_not_said instructions'],
    { instructions: 'Call the office and wait for news.' },
    { instructions: 'Do not sell it. Call the office.' },
  ],
  [
    'customers told at consumer level',
    ['warning customers_not_told instructions'],
    { depth: 'consumer' },
    { depth: 'consumer', instructions: 'Remove every jar. Put up the notice for customers.' },
  ],
  [
    'URGENT for class I',
    ['warning urgent_not_marked priority'],
    { regulatorClass: 'Class I' },
    { regulatorClass: 'Class I', priority: 'high' },
  ],
  [
    'nothing that sells',
    ['warning promotional hazard'],
    { hazard: 'Our delicious jam can make small children ill.' },
    { hazard: 'The jam can make small children ill.' },
  ],
  [
    'no withdrawal of what harms',
    ['warning hazard_in_withdrawal kind'],
    { kind: 'withdrawal' },
    { kind: 'withdrawal', reasonCode: 'labelling' },
  ],
  [
    'a hazard that says what it does',
    ['warning hazard_too_short hazard'],
    { hazard: 'Salmonella' },
    { hazard: 'Salmonella can make people ill.' },
  ],
  [
    'a drill that says so',
    ['warning drill_not_said title'],
    { kind: 'drill', title: 'Peanut butter may contain Salmonella' },
    { kind: 'drill', title: 'Spring drill: peanut butter' },
  ],
  [
    'where to look',
    ['warning hint_missing scope.0.identificationHint'],
    { scope: [line({ identificationHint: null })] },
    { scope: [line({ identificationHint: null, pictureId: '00000000-0000-4000-8000-000000000001' })] },
  ],
  [
    'every lot on purpose',
    ['warning every_lot scope.0.lots'],
    { scope: [line({ lots: [] })] },
    { scope: [line({ lots: [], expiresFrom: '2027-01-01' })] },
  ],
  [
    'dates to come',
    ['warning dates_past scope.0.expiresTo'],
    { scope: [line({ expiresTo: '2025-05-01' })] },
    { scope: [line({ expiresTo: '2027-05-01' })] },
  ],
  [
    'lines apart',
    ['warning lines_overlap scope.1.lots'],
    { scope: [line({ lots: ['L24A', 'L24B'] }), line({ lots: ['l24 b'] })] },
    { scope: [line({ lots: ['L24A'] }), line({ lots: ['L24B'] })] },
  ],
  [
    'whole translations',
    ['warning translation_incomplete translations.es.hazard'],
    { translations: { es: { ...es, hazard: '' } } },
    { translations: { es } },
  ],
  [
    'plain words',
    ['warning hard_to_read instructions'],
    {
      instructions:
        'Remove immediately, notwithstanding alternative contractual obligations, the aforementioned merchandise from commercial availability, subsequently establishing appropriate documentation regarding quantities identified.',
    },
    { instructions: 'Remove the jars. Count them. Write down how many.' },
  ],
  [
    'short sentences in Spanish',
    ['warning hard_to_read translations.es.instructions'],
    { translations: { es: { ...es, instructions: Array.from({ length: 30 }, () => 'retire').join(' ') } } },
    { translations: { es } },
  ],
  [
    'one text message',
    ['warning sms_parts title'],
    { title: 'Peanut butter crunchy and smooth in jars and tubs of every size may contain Salmonella' },
    { title: 'Peanut butter may contain Salmonella' },
  ],
]

for (const [what, red, wrong, right] of RULES)
  test(`the linter wants ${what}`, () => {
    expect(codes(wrong)).toEqual(red)
    expect(codes(right)).toEqual([])
  })

test('“voluntary” is a legal status in the US and stands', () => {
  expect(codes({ title: 'Voluntary recall of peanut butter' })).toEqual([])
})

test('errors keep a recall from review; a warning that has its reason does not come again', () => {
  const text = recallContent({ jurisdiction: 'EU', title: 'Voluntary recall of jam' })
  expect(judgeText(text, facts).map(({ path, code }) => [path, code])).toEqual([
    ['title', 'eu_forbidden_word'],
  ])
  expect(unresolvedWarnings(text, facts).map(({ code }) => code)).toEqual(['eu_headline'])
  const explained = { ...text, lintReasons: { eu_headline: 'The supplier’s own notice has it.' } }
  expect(unresolvedWarnings(explained, facts)).toEqual([])
})

test.each([
  ['Peanut butter', 'On the lid', false],
  ['Tuna salad kit', null, false],
  ['Formula stage 2', 'Lot on the lid', false],
  ['Vitamin B12 gummies', null, false],
  ['Peanut butter, crunchy 500 g', null, true],
  ['Romaine hearts, 3 pack', null, true],
  ['Cola 6x330ml', null, true],
  ['Milk ½ gal', null, true],
  ['Orange juice, 52 fl. oz.', null, true],
  ['Television 42"', null, true],
  ['Peanut butter', '16-oz jar; lot on the lid', true],
  ['Eggs', 'Cartons of a dozen', true],
  ['Cantaloupe', 'Sold by weight', true],
  ['Tuna salad kit', 'All sizes', true],
])('the size of the pack: %s, with the hint %s', (name, identificationHint, said) => {
  const content = recallContent({ scope: [line({ identificationHint, pictureId: 'p' })] })
  const found = lintRecall(content, { ...facts, productNames: { [gtin(1)]: name } })
  expect(found.map(({ code, field }) => `${code} ${field}`)).toEqual(
    said ? [] : ['size_missing scope.0.identificationHint'],
  )
})

test('a product whose name is not at hand is not judged by it', () => {
  expect(lintRecall(recallContent(), { ...facts, productNames: {} })).toEqual([])
})

const anyText = fc.string({ unit: 'grapheme', maxLength: 200 })
const anyLine = fc.record({
  gtin: fc.constantFrom(gtin(1), gtin(2), '' as ReturnType<typeof gtin>),
  lots: fc.array(anyText, { maxLength: 4 }),
  lotFrom: fc.option(anyText),
  lotTo: fc.option(anyText),
  expiresFrom: fc.option(anyText),
  expiresTo: fc.option(anyText),
  complete: fc.boolean(),
  identificationHint: fc.option(anyText),
})
const anyTexts = fc.record({ title: anyText, hazard: anyText, instructions: anyText })
const anyContent = fc.record({
  title: anyText,
  kind: fc.constantFrom('recall' as const, 'withdrawal' as const, 'safety_alert' as const, 'drill' as const),
  priority: fc.constantFrom('high' as const, 'low' as const),
  jurisdiction: fc.constantFrom('US' as const, 'EU' as const, 'CA' as const),
  regulatorClass: fc.option(anyText),
  reasonCode: fc.oneof(anyText, fc.constantFrom('__proto__', 'constructor', 'salmonella')),
  hazard: anyText,
  instructions: anyText,
  depth: fc.constantFrom(null, 'consumer' as const),
  steps: fc.array(fc.record({ text: anyText, proof: fc.constant('none' as const) }), { maxLength: 3 }),
  translations: fc.record({ es: anyTexts, fr: anyTexts }, { requiredKeys: [] }),
  scope: fc.array(anyLine, { maxLength: 4 }),
  target: fc.record({
    mode: fc.constantFrom('all' as const, 'listed' as const),
    storeNumbers: fc.array(anyText),
  }),
})

test('the linter never throws, and each finding has a message and a field', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      for (const { message, field, code } of lintRecall(content, facts)) {
        expect(message.length).toBeGreaterThan(10)
        expect(field).toMatch(/^[a-zA-Z]+(\.[\w]+)*$/)
        expect(code).toMatch(/^[a-z_]+$/)
      }
    }),
    { numRuns: 500 },
  )
})
