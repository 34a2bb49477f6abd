import { expect, test } from 'vitest'

import { gtin, recallContent } from '#prisma/demo/builders.ts'

import { lintRecall } from '../lint/lint-recall.ts'
import { JURISDICTIONS } from '../recall.ts'
import { applyTemplate } from './apply-template.ts'
import { hazardText } from './hazard-texts.ts'
import { fillPlaceholders, placeholderIn } from './placeholders.ts'
import { priorityHint } from './priority-hint.ts'
import { TEMPLATES } from './recall-templates.ts'

const blank = recallContent({ title: '', hazard: '', instructions: '', steps: [], reasonCode: 'salmonella' })
const known = { product: 'Oakhill peanut butter' }
const facts = { today: '2026-11-21' }

for (const template of TEMPLATES)
  test(`what ${template.id} writes passes the linter of its jurisdiction`, () => {
    const reasonCode = template.kind === 'withdrawal' ? 'quality' : 'salmonella'
    const content = applyTemplate(template, { ...blank, reasonCode }, known, 'fill')
    const found = lintRecall(content, facts).map(
      ({ code, field, severity }) => `${severity} ${code} ${field}`,
    )
    // A long product name may take a second part; what is written is the template's own part.
    expect(found.filter((one) => !one.includes('sms_parts'))).toEqual([])
    expect(content.instructions).toMatch(/^1\. /)
    expect(Object.keys(content.translations ?? {})).toEqual(['es', 'fr'])
  })

test('each jurisdiction has a recall or alert and a drill to begin with', () => {
  for (const jurisdiction of JURISDICTIONS) {
    const kinds = TEMPLATES.filter((one) => one.jurisdiction === jurisdiction).map(({ kind }) => kind)
    expect(kinds).toContain('recall')
    expect(kinds).toContain('drill')
  }
})

test('filling leaves every text that stands, replacing does not, and neither touches packs and stores', () => {
  const [template] = TEMPLATES
  if (!template) throw new Error('No template')
  const own = recallContent({
    title: 'My own title',
    scope: [{ gtin: gtin(7), lots: ['A'], complete: false }],
  })
  const filled = applyTemplate(template, own, known, 'fill')
  expect(filled).toMatchObject({ title: own.title, hazard: own.hazard, instructions: own.instructions })
  const replaced = applyTemplate(template, own, known, 'replace')
  expect(replaced.title).toBe('Oakhill peanut butter may contain Salmonella')
  expect(replaced.hazard).toBe(hazardText('salmonella', 'en'))
  for (const one of [filled, replaced]) expect([one.scope, one.target]).toEqual([own.scope, own.target])
})

test('priority is hinted at by class, by reason, and by who is at risk; a code that is nobody’s hints at nothing', () => {
  const hint = (over: Parameters<typeof recallContent>[0]) =>
    priorityHint(recallContent({ hazard: 'Makes ill.', reasonCode: 'x', ...over }))?.priority ?? null
  expect(hint({ regulatorClass: 'Class I' })).toBe('high')
  expect(hint({ regulatorClass: 'II' })).toBe('medium')
  expect(hint({ regulatorClass: '3', reasonCode: 'salmonella' })).toBe('low')
  expect(hint({ regulatorClass: '3', title: 'Infant formula' })).toBe('high')
  expect(hint({ reasonCode: 'listeria' })).toBe('high')
  expect(hint({ kind: 'withdrawal', reasonCode: 'quality' })).toBe('low')
  expect(hint({ reasonCode: 'constructor' })).toBe(null)
})

test('what a template left room for is filled in once it is chosen; until then nothing goes out', () => {
  const [template] = TEMPLATES
  if (!template) throw new Error('No template')
  const early = applyTemplate(template, { ...blank, reasonCode: '' }, { product: null }, 'fill')
  expect(early.title).toBe('[product] may contain [reason]')
  expect(lintRecall(early, facts).map(({ code, field }) => `${code} ${field}`)).toContain('placeholder title')
  const half = { ...early, ...fillPlaceholders(early, known) }
  expect(half.title).toBe('Oakhill peanut butter may contain [reason]')
  const reasoned = { ...half, reasonCode: 'salmonella' }
  const whole = { ...reasoned, ...fillPlaceholders(reasoned, known) }
  const { title, hazard, translations } = whole
  expect({ title, hazard, translations }).toEqual(
    (({ title: said, hazard: harm, translations: others }) => ({
      title: said,
      hazard: harm,
      translations: others,
    }))(applyTemplate(template, blank, known, 'replace')),
  )
  expect(placeholderIn(JSON.stringify(whole))).toBeNull()
  expect(fillPlaceholders({ ...whole, reasonCode: 'listeria' }, known)).toEqual({})
})
