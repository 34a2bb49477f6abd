import { expect, test } from 'vitest'

import { PushSubscriptionBody } from './push.ts'

const keys = { p256dh: `B${'x'.repeat(86)}`, auth: 'y'.repeat(22) }
const isTaken = (endpoint: string) => PushSubscriptionBody.safeParse({ endpoint, keys }).success

test('a browser’s maker is somewhere on the internet, reached by https', () => {
  expect(isTaken('https://fcm.googleapis.com/fcm/send/abc:def')).toBe(true)
  expect(isTaken('https://updates.push.services.mozilla.com/wpush/v2/gAAA')).toBe(true)
  for (const endpoint of [
    'http://fcm.googleapis.com/fcm/send/x',
    'https://localhost/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://169.254.169.254/latest',
    'https://0x7f000001/x',
    'https://user:secret@push.example/x',
    'javascript:alert(1)',
    'x',
  ])
    expect(isTaken(endpoint), endpoint).toBe(false)
})
