import fc from 'fast-check'
import { expect, test } from 'vitest'

import { gtin, recallContent } from '#prisma/demo/builders.ts'

import { LANGUAGES } from '../identity/language.ts'
import type { RecallContent } from '../recall/recall.ts'
import type { CardMessage } from './notice-card.ts'
import { renderSlackMessage, SLACK_CHARACTERS } from './slack-message.ts'

const link = `https://store.fairmeadow.example/a/${'x'.repeat(22)}`
const post = (content: Partial<RecallContent> = {}, over: Partial<CardMessage> = {}) =>
  renderSlackMessage({
    language: 'en',
    purpose: 'notice',
    recall: { number: 'R-2026-0007', content: recallContent({ priority: 'high', ...content }) },
    store: { number: '0001', name: 'Main Street', timezone: 'America/Chicago' },
    acknowledgeBy: new Date('2026-03-02T15:30:00Z'),
    reportBy: new Date('2026-03-02T19:30:00Z'),
    productNames: { [gtin(1)]: 'Oakhill Peanut butter' },
    link,
    ...over,
  })

const textOf = ({ blocks }: ReturnType<typeof post>): string[] =>
  blocks.map((block) =>
    block.type === 'header'
      ? block.text.text
      : block.elements.flatMap(({ elements }) => elements.map(({ text }) => text)).join(''),
  )

test('an urgent notice says what it is, what to do, by when, and where to answer', () => {
  const message = post()
  expect(textOf(message)).toEqual([
    'URGENT: Product recall R-2026-0007',
    'Peanut butter may contain Salmonella',
    'Do not sell or serve it. Remove it now.',
    expect.stringMatching(/^Store: 0001 Main Street\nAcknowledge by: .*\nRemove and report by: /),
    expect.stringMatching(/^Oakhill Peanut butter\nLots: /),
    expect.stringMatching(/^Hazard: /),
    expect.stringMatching(/^What to do:\n/),
    'Open and acknowledge',
  ])
  expect(message.blocks.at(-1)).toMatchObject({
    elements: [{ elements: [{ type: 'link', url: link }] }],
  })
  expect(message.text).toBe(
    'URGENT: Product recall R-2026-0007. Peanut butter may contain Salmonella. Do not sell or serve it. Remove it now.',
  )
})

test('what a person wrote calls nobody and links nowhere', () => {
  const title = '<!channel> <https://evil.example|press here> & more'
  const message = post({ title })
  expect(message.text).toContain('&lt;!channel&gt; &lt;https://evil.example|press here&gt; &amp; more')
  const links = message.blocks.flatMap((block) =>
    block.type === 'rich_text'
      ? block.elements.flatMap(({ elements }) => elements.filter(({ type }) => type === 'link'))
      : [],
  )
  expect(links).toHaveLength(1)
  // In the blocks it is text as it stands.
  expect(textOf(message)).toContain(title)
})

test('the message is never larger than Slack takes, whatever is written', () => {
  const lots = Array.from({ length: 200 }, (_, lot) => `${'*'.repeat(50)}${lot}`)
  const scope = Array.from({ length: 500 }, (_, i) => ({ gtin: gtin(i), lots, complete: true }))
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 4000 }),
    fc.constantFrom('', '漢'.repeat(4000), '"'.repeat(4000), '😀'.repeat(2000), '\u0001'.repeat(4000)),
  )
  fc.assert(
    fc.property(text, text, fc.constantFrom(...LANGUAGES), (a, b, language) => {
      const message = post(
        { title: a.slice(0, 200), hazard: b, instructions: a, scope },
        { language, productNames: {} },
      )
      expect(JSON.stringify(message.blocks).length).toBeLessThan(SLACK_CHARACTERS)
      expect(message.blocks.length).toBeLessThanOrEqual(50)
      expect(Array.from(textOf(message)[0] ?? '').length).toBeLessThanOrEqual(150)
      expect(JSON.stringify(message)).not.toContain('"text":""')
    }),
    { numRuns: 100 },
  )
})
