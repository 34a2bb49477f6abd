import fc from 'fast-check'
import { expect, test } from 'vitest'

import { commentParts, mentionOf, mentionsIn } from './comment-parts.ts'

const MARA = { id: '019a0000-0000-7000-8000-000000000001', name: 'Mara Manager' }

test('a mention is shown by the name that the person has now', () => {
  const body = `Please call them, ${mentionOf(MARA.id)}.`
  expect(mentionsIn(body)).toEqual([MARA.id])
  expect(commentParts(body, [{ ...MARA, name: 'Mara Married' }])).toEqual([
    { kind: 'text', text: 'Please call them, ' },
    { kind: 'mention', text: 'Mara Married' },
    { kind: 'text', text: '.' },
  ])
})

test('a mention of nobody we know shows no id', () =>
  expect(commentParts(mentionOf(MARA.id), [])).toEqual([{ kind: 'mention', text: 'someone' }]))

test('addresses of pages become links, without the full stop after them', () =>
  expect(commentParts('See https://example.com/a?b=1. Not (http://x.org/y).', [])).toEqual([
    { kind: 'text', text: 'See ' },
    { kind: 'link', text: 'https://example.com/a?b=1' },
    { kind: 'text', text: '. Not (' },
    { kind: 'link', text: 'http://x.org/y' },
    { kind: 'text', text: ').' },
  ]))

test.each(['javascript:alert(1)', 'data:text/html,x', 'JAVASCRIPT://x', 'ftp://x.org/y', '<a href="x">'])(
  '%s stays text',
  (body) => expect(commentParts(body, [])).toEqual([{ kind: 'text', text: body }]),
)

test('nothing that was written is lost, whatever it is', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (body) => {
      expect(
        commentParts(body, [])
          .map(({ text }) => text)
          .join(''),
      ).toBe(body)
    }),
  ))
