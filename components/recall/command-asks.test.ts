import { expect, test } from 'vitest'

import type { RecallView } from '#lib/contracts/views.ts'

import { ofEachSendingChannel } from '#lib/domain/channel/channel.ts'

import { commandAsks } from './command-asks.ts'

const NONE = ofEachSendingChannel(() => 0)

const asked = (stores: number, unreachable: number, email: number) => {
  const recall = { status: 'approved', priority: 'low', number: 'R-1' } as RecallView
  const reach = {
    stores,
    unreachable,
    certain: stores + unreachable,
    deliveries: { ...NONE, email },
    minutes: 1,
  }
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

test('whoever issues a recall of lots that nobody is known to have received reads so', () => {
  const recall = { status: 'approved', priority: 'low', number: 'R-1' } as RecallView
  const deliveries = { ...NONE, email: 20 }
  const reach = { stores: 10, unreachable: 0, certain: 0, deliveries, minutes: 1 }
  const allowed = { write: true, approve: true, issue: true }
  const [issue] = commandAsks({ recall, allowed, isAuthor: false, hasTotp: false, reach })
  expect(issue?.question?.description).toContain('No store is known to have received what is recalled')
})

test('whoever starts to close a recall reads how many stores have not reported', () => {
  const closing = (progress: object) => {
    const recall = { status: 'issued', priority: 'low', number: 'R-1', progress } as RecallView
    const allowed = { write: false, approve: false, issue: true }
    const [ask] = commandAsks({ recall, allowed, isAuthor: false, hasTotp: false, reach: null })
    return ask?.question?.description
  }
  const done = { targeted: 45, reported: 40, verified: 40, notAffected: 5 }
  expect(closing(done)).toBe('You then see the closing checklist: what’s done and what’s open.')
  expect(closing({ ...done, reported: 23, verified: 23 })).toContain(
    '17 stores haven’t reported, and get no more reminders.',
  )
})
