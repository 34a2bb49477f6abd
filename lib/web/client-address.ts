import 'server-only'

import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

const HEADER = 'x-forwarded-for'

/** As a proxy would: the address that is really at the other end goes to the end of the header, whatever the client wrote there. */
export const writeRealAddresses = (): void =>
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    if (!isReadable(request.url ?? '')) request.url = unreadable(request.url ?? '')
    const seen = request.socket.remoteAddress ?? 'unknown'
    request.headers[HEADER] = [request.headers[HEADER] ?? [], seen].flat().join(', ')
  })

// An address that is no text at all, as `%ff`, is none of ours: as unknown as any other.
const isReadable = (url: string): boolean => {
  try {
    return decodeURIComponent(url.split('?')[0] ?? '') !== null
  } catch {
    return false
  }
}
const unreadable = (url: string): string => (url.startsWith('/api/v1/') ? UNREADABLE_CALL : '/unreadable')

/** What a call is asked as whose address cannot be read. */
export const UNREADABLE_CALL = '/api/v1/unreadable'

/**
 * Where a request came from: what the outermost proxy of ours saw, or, without one, what we saw ourselves. Whatever stands
 * before that the client may have written itself. An IPv6 network counts as one: its holder has all of its addresses.
 */
export const clientAddress = (headers: Headers, trustedProxies: number): string => {
  const hops = (headers.get(HEADER) ?? '').split(',').map((hop) => hop.trim())
  const address = (hops.at(-1 - trustedProxies) ?? hops[0] ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
  return isIPv6(address) ? networkOf(address) : address || 'unknown'
}

const networkOf = (address: string): string => {
  const [head = '', tail] = address.split('::')
  const [left, right] = [head.split(':').filter(Boolean), tail?.split(':').filter(Boolean) ?? []]
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4)
  return `${groups.map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':')}::/64`
}
