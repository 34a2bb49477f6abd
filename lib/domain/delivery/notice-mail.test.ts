import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { gtin, recallContent } from '#prisma/demo/builders.ts'

import { LANGUAGES, type Language } from '../identity/language.ts'
import type { ScopeLine } from '../recall/recall.ts'
import { applyTemplate } from '../recall/templates/apply-template.ts'
import { TEMPLATES } from '../recall/templates/recall-templates.ts'
import { renderNoticeMail, type NoticeMail } from './notice-mail.ts'
import { NOTICE_WORDS } from './notice-words.ts'
import { PURPOSE_PROMISE, type Purpose } from './purpose.ts'
import { scopeChanges } from './scope-texts.ts'
import { smsParts } from './sms-parts.ts'
import { renderSms } from './sms-text.ts'

const PURPOSES = Object.keys(PURPOSE_PROMISE) as Purpose[]
const product = 'Peanut butter 500 g'
const names = { [gtin(1)]: product }
const link = `https://store.fairmeadow.example/a/${'x'.repeat(22)}`
const dated: ScopeLine = {
  gtin: gtin(1),
  lots: ['L24-A', 'L24-B'],
  lotFrom: 'M100',
  lotTo: 'M200',
  expiresFrom: '2027-04-01',
  expiresTo: '2027-06-30',
  complete: true,
  identificationHint: 'On the lid, <first> line',
}

const mailOf = (language: Language, over: Partial<NoticeMail> = {}): NoticeMail => ({
  language,
  repeat: false,
  purpose: 'notice',
  recall: { number: 'R-2026-0007', version: 1, content: recallContent({ scope: [dated] }), earlierScope: [] },
  productNames: names,
  store: { number: '0412', name: 'Lincoln Park', timezone: 'America/Chicago' },
  acknowledgeBy: new Date('2026-11-23T15:30:00Z'),
  reportBy: new Date('2026-11-23T19:30:00Z'),
  link,
  ...over,
})

/** What a reader of the HTML has before them, without the line that only lists of mails show. */
const read = (html: string): string =>
  html
    .replace(/<(style|title)>.*?<\/\1>|<!--.*?-->|<div style="display:none.*?<\/div>/gs, '')
    .replaceAll(/<\/?(strong|span|a)\b[^>]*>/g, '')
    .replaceAll(/<[^>]+>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

describe.each(LANGUAGES)('a mail to a store, %s', (language) => {
  test.each(PURPOSES)('says the same in both of its parts: %s', (purpose) => {
    const mail = mailOf(language, { purpose })
    const { html, text } = renderNoticeMail(mail)
    const { title, hazard, instructions } = mail.recall.content
    const facts = [
      title,
      'R-2026-0007',
      '0412',
      link,
      ...(purpose === 'stand_down' ? [] : [hazard, instructions, product, 'L24-A, L24-B, M100 – M200']),
      ...(purpose === 'stand_down' ? [] : ['2027-04-01 – 2027-06-30', 'On the lid, <first> line', '2026']),
    ]
    for (const fact of facts) {
      expect(text).toContain(fact)
      expect(read(html)).toContain(fact)
    }
  })

  test('has a light and a dark look, and a lot is not broken at its hyphen', () => {
    const { html } = renderNoticeMail(mailOf(language))
    expect(html).toContain('<meta name="color-scheme" content="light dark">')
    expect(html).toContain('@media (prefers-color-scheme: dark)')
    expect(html).toContain('<span style="white-space:nowrap">L24-A</span>')
  })
})

test('what is to be done comes before all else, and the English within a foreign mail is marked', () => {
  const { html, text } = renderNoticeMail(mailOf('fr'))
  expect(text.split('\n')[0]).toBe('Ne vendez et ne servez pas ce produit. Retirez-le maintenant.')
  expect(html).toMatch(/<h2 [^>]*lang="en"/)
  const alert = recallContent({ kind: 'safety_alert' })
  const heard = renderNoticeMail(
    mailOf('en', { recall: { number: 'R-1', version: 1, content: alert, earlierScope: [] } }),
  )
  expect(heard.text).toMatch(/^Read this and acknowledge it\./)
  expect(heard.text).not.toContain('Do not sell or serve')
})

test('however many lots a recall lists, a mail program shows the whole mail, which says how many it leaves out', () => {
  const scope = Array.from({ length: 500 }, (_, line) => ({
    gtin: gtin(line),
    lots: Array.from({ length: 10 }, (__, n) => `L${line}-${n}`),
    complete: true,
  }))
  const content = recallContent({ scope })
  const recall = { number: 'R-1', version: 1, content, earlierScope: [] }
  for (const language of ['en', 'es', 'fr'] as const) {
    const { html, text } = renderNoticeMail(mailOf(language, { recall }))
    expect(new TextEncoder().encode(html).length).toBeLessThan(102_400)
    expect(text).toMatch(/L7-2 (and 7 more|y 7 más|et 7 autres)/)
    expect(text).toMatch(/^- (and 400 more|y 400 más|et 400 autres)/m)
  }
  const [line] = scope
  const few = recallContent({ scope: line ? [line] : [] })
  expect(renderNoticeMail(mailOf('en', { recall: { ...recall, content: few } })).text).toContain('L0-9')
})

describe('what changed', () => {
  const line = (over: Partial<ScopeLine>): ScopeLine => ({ gtin: gtin(1), lots: [], complete: true, ...over })
  const told = (before: ScopeLine, after: ScopeLine) =>
    scopeChanges([before], [after], names, NOTICE_WORDS.en)

  test('lots that came and went are named', () => {
    expect(told(line({ lots: ['A', 'B'] }), line({ lots: ['B', 'C'] }))).toEqual([
      `Now also affected: ${product} (614141000012) · Lots: C`,
      `No longer affected: ${product} (614141000012) · Lots: A`,
    ])
  })

  test('all lots instead of some: none is called unaffected', () => {
    expect(told(line({ lots: ['A'] }), line({}))).toEqual([
      `Affected now: ${product} (614141000012) · All lots`,
    ])
  })

  const lots = fc.subarray(['A', 'B', 'C', 'D'])
  const range = fc.constantFrom({}, { lotFrom: 'A', lotTo: 'C' }, { lotFrom: 'B', lotTo: 'D' })
  const any = fc.tuple(lots, range).map(([some, limits]) => line({ lots: some, ...limits }))
  test('no lot is called unaffected that still is', () => {
    fc.assert(
      fc.property(any, any, (before, after) => {
        const gone = told(before, after).filter((text) => text.startsWith('No longer'))
        const still = ['A', 'B', 'C', 'D'].filter((lot) => {
          const within = after.lotFrom && after.lotTo && after.lotFrom <= lot && lot <= after.lotTo
          return after.lots.includes(lot) || within || (after.lots.length === 0 && !after.lotFrom)
        })
        for (const text of gone) for (const lot of still) expect(text).not.toMatch(`Lots: .*\\b${lot}\\b`)
      }),
    )
  })
})

describe.each(LANGUAGES)('the text message of a standard template, %s', (language) => {
  test.each(TEMPLATES)('$id is one part', (template) => {
    const content = applyTemplate(template, recallContent({ title: '' }), { product }, 'replace')
    // The EU sets the headline. Those above a store are told its number besides.
    const isLong = (purpose: Purpose) =>
      purpose === 'escalation' ||
      purpose === 'report_escalation' ||
      (template.id === 'eu-safety' && language !== 'en')
    for (const purpose of PURPOSES) {
      const text = renderSms({
        language,
        purpose,
        recall: { number: 'R-2026-0007', content },
        store: { number: '0412', name: '' },
        link: `https://${'x'.repeat(46)}`,
      })
      const { parts, encoding } = smsParts(text)
      expect(encoding, text).toBe('GSM-7')
      expect(parts, text).toBeLessThanOrEqual(isLong(purpose) ? 2 : 1)
    }
  })
})

describe('a mail that many stores get', () => {
  const one = mailOf('en')

  test('names each of them, however their names are written', () => {
    const other = { number: '0413', name: 'Tom & "Ann" <West> $1', timezone: 'America/Denver' }
    renderNoticeMail(one)
    const { html, text } = renderNoticeMail({ ...one, store: other, link: 'https://x.example/a/1?b=2&c=3' })
    expect(text).toContain('0413 Tom & "Ann" <West> $1')
    expect(html).toContain('0413 · Tom &amp; &quot;Ann&quot; &lt;West&gt; $1')
    expect(html.split('https://x.example/a/1?b=2&amp;c=3')).toHaveLength(4)
    expect(text).toContain('MST')
    expect(`${html}${text}`).not.toMatch(/Lincoln Park|CST|\0|undefined/)
  })

  test('is written anew for whatever else differs', () => {
    const { recall } = one
    const differing: Partial<NoticeMail>[] = [
      { repeat: true },
      { match: 'lot_unknown' },
      { language: 'es' },
      { purpose: 'reminder' },
      { productNames: { [gtin(1)]: 'Almond butter' } },
      { recall: { ...recall, number: 'R-2026-0008' } },
      { purpose: 'update' },
      { purpose: 'update', openedBy: 'late_shipment' },
      { purpose: 'update', openedBy: 'sale' },
      { purpose: 'update', recall: { ...recall, earlierScope: [{ ...dated, lots: ['L23-Z'] }] } },
    ]
    const texts = [one, ...differing.map((over) => ({ ...one, ...over }))].map(
      (mail) => renderNoticeMail(mail).text,
    )
    expect(new Set(texts).size).toBe(texts.length)
  })
})
