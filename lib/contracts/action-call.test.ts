import { expect, test } from 'vitest'

import { actionCallFault, formCallFault } from './action-call.ts'

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

test('a call as React writes it is let through', () => {
  for (const call of [
    '[]',
    '[{"name":"Kim","none":"$undefined"}]',
    '["$$5 off"]',
    '["$D2026-12-01T08:00:00.000Z"]',
    '[{"a":{"b":1},"again":"$0:0:a"}]',
  ])
    expect(actionCallFault(call), call).toBeNull()
  expect(formCallFault(formOf({ 0: '["$K1"]', '1_name': 'Kim' }))).toBeNull()
  expect(formCallFault(formOf({ 0: '["$1"]', 1: '{"name":"Kim"}' }))).toBeNull()
})

test('a call that nobody can read is refused before it becomes an accident', () => {
  for (const call of [
    '',
    '[',
    'null',
    '{}',
    '["$K1"]',
    '["$F1"]',
    '["$Q1"]',
    '["$B1"]',
    '["$@0"]',
    '["$Z"]',
    '["$D9999x"]',
    '["$1"]',
    '["$0:0:missing"]',
    '["$0:constructor:constructor"]',
    `${'['.repeat(400)}${']'.repeat(400)}`,
  ])
    expect(actionCallFault(call), call).toBe(400)
  expect(actionCallFault(`["${'x'.repeat(1024 * 1024)}"]`)).toBe(413)
  for (const fields of [{}, { 0: '[' }, { 0: '["$2"]' }, { x: '["$K1"]' }])
    expect(formCallFault(formOf(fields as Record<string, string>))).toBe(400)
})

test('a part that is referred to ten thousand times is read once', () => {
  const part = JSON.stringify(Array.from({ length: 20_000 }, () => []))
  const refers = JSON.stringify(Array.from({ length: 10_000 }, () => '$1'))
  let read = 0
  const { parse } = JSON
  JSON.parse = (text: string) => {
    read += 1
    return parse(text) as unknown
  }
  try {
    expect(formCallFault(formOf({ 0: refers, 1: part }))).toBeNull()
  } finally {
    JSON.parse = parse
  }
  expect(read).toBe(2)
})
