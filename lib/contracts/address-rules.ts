import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { z } from 'zod'

import type { Channel } from '#lib/domain/channel/channel.ts'
import { HOOK_PORTS } from '#lib/domain/delivery/hook-ports.ts'

const isPushAddress = (address: string): boolean =>
  /^arn:aws[\w-]*:sns:[\w-]+:\d{12}:endpoint\/\S+$/.test(address) || /^\{.*"endpoint".*\}$/s.test(address)

const isHttps = (address: string): boolean => z.url({ protocol: /^https$/ }).safeParse(address).success

const LITERAL = /^\[|^[\d.]+$/
const INSIDE = /^[^.]+$|\.(local|localhost|internal|intranet|lan|home\.arpa)$/

// As far as the address itself tells: where its name leads, the sender asks each time.
const hookFault = (address: string): string | null => {
  if (!isHttps(address)) return 'This isn’t an https address.'
  const { hostname: written, username, password, port } = new URL(address)
  // A dot at the end is the root of all names, and the name is the same.
  const hostname = written.replace(/\.$/, '')
  if (username || password) return 'The address can’t contain a password.'
  if (!HOOK_PORTS.has(port)) return 'Only ports 443 and 8443 are allowed.'
  if (LITERAL.test(hostname)) return 'Use a host name, not an IP address.'
  return INSIDE.test(hostname) ? 'This address is not on the public internet.' : null
}

// For development; the sender refuses it unless it was told to allow it.
const isThisMachine = (address: string): boolean =>
  /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//.test(address)

const phoneFault = (address: string): string | null => {
  if (!/^\+[1-9]\d{6,14}$/.test(address))
    return 'A phone number starts with + and the country code, digits only.'
  return parsePhoneNumberFromString(address)?.isPossible()
    ? null
    : 'This phone number is too long or too short for its country.'
}

const connectorFault = (address: string): string | null =>
  /(^|\.)webhook\.office\.com$|^outlook\.office(365)?\.com$/.test(new URL(address).hostname)
    ? 'This is an Office connector, which Microsoft has retired. In Teams, create a “Post to a channel when a webhook request is received” workflow and use its URL.'
    : null

// Workflows of Slack have an address of that host, too, and want other fields.
const slackFault = (address: string): string | null => {
  const { hostname, pathname } = new URL(address)
  return /^hooks\.slack(-gov)?\.com$/.test(hostname) && pathname.startsWith('/services/')
    ? null
    : 'This isn’t a Slack incoming webhook. Its URL starts with https://hooks.slack.com/services/.'
}

// An address that somebody else runs a receiver at; `fault`: what its channel says against it beside that.
const hook =
  (fault: (address: string) => string | null = () => null) =>
  (address: string): string | null =>
    isThisMachine(address) ? null : (hookFault(address) ?? fault(address))

/** One rule for each channel: the fault of an address, in words for the person who typed it; or null. */
export const ADDRESS_RULES: Record<Channel, (address: string) => string | null> = {
  email: (address) => (z.email().safeParse(address).success ? null : 'This isn’t an email address.'),
  sms: phoneFault,
  push: (address) =>
    isPushAddress(address) ? null : 'This isn’t an SNS endpoint ARN or a browser push subscription.',
  teams: hook(connectorFault),
  slack: hook(slackFault),
  webhook: hook(),
}
