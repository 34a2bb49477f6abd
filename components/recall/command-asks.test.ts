import { expect, test } from 'vitest'

import type { RecallView } from '#lib/contracts/views.ts'

import { commandAsks } from './command-asks.ts'

const asked = (stores: number, unreachable: number, email: number) => {
  const recall = { status: 'approved', priority: 'low', number: 'R-1' } as RecallView
  const reach = { stores, unreachable, deliveries: { email, sms: 0, push: 0, teams: 0 }, minutes: 1 }
  const allowed = { write: true, approve: true, issue: true }
  const asks = commandAsks({ recall, allowed, isAuthor: false, hasTotp: false, reach })
  return asks.find(({ verb }) => verb === 'issue')?.question?.description
}

test('whoever issues a recall reads how many stores are told, and how many nobody tells', () => {
  expect(asked(62, 1, 124)).toBe(
    '62 stores will be notified at once: 124 emails, in about 1 minute. 1 store has no working contact and won’t be notified: call it. This can’t be undone.',
  )
  expect(asked(0, 2, 0)).toBe(
    '2 stores have no working contact and won’t be notified: call them. This can’t be undone.',
  )
})
