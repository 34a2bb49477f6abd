import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { expect, test } from 'vitest'

import { clientAddress, writeRealAddresses } from './client-address.ts'

const from = (forwarded: string) => new Headers({ 'x-forwarded-for': forwarded })

test.each([
  ['nothing stands before us', '127.0.0.1', 0, '127.0.0.1'],
  ['the client writes what it likes', '10.9.8.7, 127.0.0.1', 0, '127.0.0.1'],
  ['one proxy saw the client', '198.51.100.4, 10.0.0.1', 1, '198.51.100.4'],
  ['the client writes what it likes before one proxy', '1.1.1.1, 198.51.100.4, 10.0.0.1', 1, '198.51.100.4'],
  ['whoever passed the proxies by is what we saw', '203.0.113.9', 2, '203.0.113.9'],
  ['one network of IPv6 is one place', '2001:db8:0:1:aaaa::1', 0, '2001:db8:0:1::/64'],
  ['whichever of its addresses is used', '2001:0db8::1:ffff:0:0:1', 0, '2001:db8:0:1::/64'],
  ['IPv4 as IPv6 is IPv4', '::ffff:192.0.2.1', 0, '192.0.2.1'],
])('%s', (_, forwarded, proxies, expected) => {
  expect(clientAddress(from(forwarded), proxies)).toBe(expected)
})

test('what a client says of itself does not change where it is', async () => {
  writeRealAddresses()
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(
      clientAddress(new Headers({ 'x-forwarded-for': String(request.headers['x-forwarded-for']) }), 0),
    )
    response.end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await fetch(url, { headers: { 'x-forwarded-for': '203.0.113.77' } })
  await fetch(url)
  server.close()
  expect(seen).toEqual(['127.0.0.1', '127.0.0.1'])
})
