import fc from 'fast-check'
import { expect, test } from 'vitest'

import { gtin, recallContent } from '#prisma/demo/builders.ts'

import { LANGUAGES } from '../identity/language.ts'
import { COLON } from './colon.ts'
import type { Purpose } from './purpose.ts'
import { renderPush } from './push-text.ts'
import { smsParts } from './sms-parts.ts'
import { renderSms, type ShortMessage } from './sms-text.ts'
import { CARD_BYTES, renderTeamsCard } from './teams-card.ts'

const PURPOSES: Purpose[] = ['notice', 'update', 'stand_down', 'reminder', 'escalation']
const DRILL = { en: 'DRILL', es: 'SIMULACRO', fr: 'EXERCICE' }
const link = `https://store.fairmeadow.example/a/${'x'.repeat(22)}`
const message = (over: Partial<ShortMessage> = {}): ShortMessage => ({
  language: 'en',
  purpose: 'notice',
  recall: { number: 'R-2026-0007', content: recallContent({ priority: 'high' }) },
  store: { number: '0001', name: 'Main Street' },
  link,
  ...over,
})
const card = (over: Partial<ShortMessage>, productNames: Record<string, string> = names) =>
  renderTeamsCard({
    ...message(over),
    store: { number: '0001', name: 'Main Street', timezone: 'America/Chicago' },
    acknowledgeBy: new Date('2026-03-02T15:30:00Z'),
    reportBy: new Date('2026-03-02T19:30:00Z'),
    productNames,
  })
const names = { [gtin(1)]: 'Oakhill Peanut butter' }

test('an urgent notice fits one text message and says it all in order', () => {
  const text = renderSms(message())
  expect(text).toBe(`URGENT: Recall R-2026-0007. Peanut butter may contain Salmonella. Do not sell. ${link}`)
  expect(smsParts(text)).toMatchObject({ parts: 1, encoding: 'GSM-7' })
})

test('a push begins with what must not be cut', () => {
  expect(renderPush(message())).toEqual({
    title: 'URGENT: Product recall R-2026-0007',
    body: 'Peanut butter may contain Salmonella. Do not sell or serve it. Remove it now.',
    link,
    tag: 'R-2026-0007',
  })
})

test('an approved translation is what is read; half a translation is not', () => {
  const es = {
    title: 'La crema de cacahuete puede contener salmonela',
    hazard: 'Enferma.',
    instructions: 'Retire.',
  }
  const read = (texts: typeof es) =>
    renderSms(
      message({
        language: 'es',
        recall: { number: 'R-1', content: recallContent({ translations: { es: texts } }) },
      }),
    )
  expect(read(es)).toContain('La crema de cacahuete')
  expect(read({ ...es, hazard: ' ' })).toContain('Peanut butter')
})

for (const language of LANGUAGES)
  test(`a drill says so in every message, ${language}`, () => {
    const content = recallContent({ kind: 'drill', priority: 'high' })
    for (const purpose of PURPOSES) {
      const one = message({ language, purpose, recall: { number: 'R-1', content } })
      expect(renderSms(one)).toMatch(new RegExp(`^${DRILL[language]}: `))
      expect(renderPush(one).title).toMatch(new RegExp(`^${DRILL[language]}${COLON[language]}`))
      expect(JSON.stringify(card(one).body[0])).toContain(DRILL[language])
      for (const text of [renderSms(one), renderPush(one).title]) expect(text).not.toMatch(/URGENT/)
    }
  })

test('the card is never larger than Teams takes, whatever is written, and opens the link', () => {
  const lots = Array.from({ length: 200 }, (_, lot) => `${'*'.repeat(50)}${lot}`)
  const scope = Array.from({ length: 500 }, (_, i) => ({ gtin: gtin(i), lots, complete: true }))
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 4000 }),
    fc.constantFrom('漢'.repeat(4000), '*'.repeat(4000), '😀'.repeat(2000), '\u0001'.repeat(4000)),
  )
  fc.assert(
    fc.property(
      text,
      text,
      fc.constantFrom(...LANGUAGES),
      fc.constantFrom(...PURPOSES),
      (a, b, language, purpose) => {
        const content = recallContent({
          title: a.slice(0, 200),
          hazard: b,
          instructions: a,
          scope,
        })
        const { actions, ...rest } = card({ language, purpose, recall: { number: 'R-1', content } }, {})
        expect(new TextEncoder().encode(JSON.stringify({ ...rest, actions })).length).toBeLessThan(CARD_BYTES)
        expect(actions.map(({ url }) => url)).toEqual([link])
      },
    ),
    { numRuns: 50 },
  )
})

test('the card takes no markup from what a person wrote', () => {
  const content = recallContent({ hazard: '[press here](https://evil.example) **now**' })
  expect(JSON.stringify(card({ recall: { number: 'R-1', content } }).body)).not.toContain('](https')
})
