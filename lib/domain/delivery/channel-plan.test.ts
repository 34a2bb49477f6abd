import { expect, test } from 'vitest'

import { ofEachChannel } from '../channel/channel.ts'
import { planChannels } from './channel-plan.ts'

test('minutes and cost follow from the rate, and text messages from their parts', () => {
  const contacts = { ...ofEachChannel(() => 0), email: 10_000, sms: 3000 }
  const [email, sms, push] = planChannels(contacts, 2)
  expect(email).toEqual({ channel: 'email', contacts: 10_000, sends: true, minutes: 12, cost: 1 })
  expect(sms).toEqual({ channel: 'sms', contacts: 3000, sends: true, minutes: 5, cost: 38.7 })
  expect(push).toMatchObject({ contacts: 0, minutes: 0, cost: 0 })
})
