import { expect, test } from 'vitest'

import { mailWhen, type MailRules } from './mail-rules.ts'

const rules = (over: Partial<MailRules> = {}): MailRules => ({
  quiet: { from: '20:00', to: '07:00', zone: 'America/New_York' },
  leastPriority: 'low',
  mentions: true,
  ...over,
})
// Nine in the evening in New York.
const evening = new Date('2026-03-03T02:00:00Z')
const noon = new Date('2026-03-02T17:00:00Z')
const silent = (priority: 'high' | 'medium' | 'low') => ({ kind: 'silent_stores', priority }) as const

test('in quiet hours a mail waits until they end, on the person’s own clocks', () => {
  expect(mailWhen(rules(), silent('medium'), evening)).toEqual(new Date('2026-03-03T12:00:00Z'))
  expect(mailWhen(rules(), { kind: 'mention' }, evening)).toEqual(new Date('2026-03-03T12:00:00Z'))
  expect(mailWhen(rules(), silent('low'), noon)).toBe('now')
  expect(mailWhen(rules({ quiet: null }), silent('low'), evening)).toBe('now')
})

test('high priority is mailed at any hour, and whatever else was chosen', () => {
  const none = rules({ leastPriority: 'high', mentions: false })
  expect(mailWhen(none, silent('high'), evening)).toBe('now')
})

test('what somebody does not want to be mailed is not mailed', () => {
  const only = (leastPriority: MailRules['leastPriority']) => rules({ leastPriority, quiet: null })
  const asked = (['high', 'medium', 'low'] as const).map((least) =>
    (['medium', 'low'] as const).map((priority) => mailWhen(only(least), silent(priority), noon)),
  )
  expect(asked).toEqual([
    ['never', 'never'],
    ['now', 'never'],
    ['now', 'now'],
  ])
  expect(mailWhen(rules({ mentions: false }), { kind: 'mention' }, noon)).toBe('never')
})
