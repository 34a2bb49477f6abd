import { expect, test } from 'vitest'

import { contact } from '#prisma/demo/builders.ts'

import { Contact } from './catalog.ts'

const fault = (channel: 'teams' | 'slack' | 'webhook', address: string): string | undefined => {
  const read = Contact.safeParse(contact({ channel, address }))
  return read.success ? undefined : read.error.issues.map(({ message }) => message).join()
}

test('an address that cannot be on the internet is refused where it is entered', () => {
  for (const channel of ['teams', 'webhook'] as const) {
    expect(fault(channel, 'https://hooks.fairmeadow.example/x')).toBeUndefined()
    expect(fault(channel, 'http://hooks.fairmeadow.example/x')).toContain('https')
    for (const host of ['10.0.0.1', '2130706433', '0x7f000001', '[::1]', '[::ffff:7f00:1]', '8.8.8.8'])
      expect(fault(channel, `https://${host}/x`), host).toContain('host name, not an IP address')
    for (const host of [
      'localhost',
      'printer',
      'nas.local',
      'metadata.internal',
      'x.localhost',
      'localhost.',
      'nas.local.',
    ])
      expect(fault(channel, `https://${host}/x`), host).toContain('not on the public internet')
    expect(fault(channel, 'https://a:b@hooks.fairmeadow.example/')).toContain('password')
    expect(fault(channel, 'https://hooks.fairmeadow.example:25/')).toContain('ports')
  }
})

test('a Slack address is an incoming webhook of Slack', () => {
  expect(fault('slack', 'https://hooks.slack.com/services/T000/B000/XXXX')).toBeUndefined()
  expect(fault('slack', 'https://hooks.slack-gov.com/services/T000/B000/XXXX')).toBeUndefined()
  for (const address of [
    'https://hooks.slack.com/triggers/T000/1/x',
    'https://hooks.slack.com.evil.example/services/T000/B000/XXXX',
    'https://fairmeadow.slack.com/archives/C000',
  ])
    expect(fault('slack', address), address).toContain('Slack incoming webhook')
  expect(fault('slack', 'http://hooks.slack.com/services/T000/B000/XXXX')).toContain('https')
})
