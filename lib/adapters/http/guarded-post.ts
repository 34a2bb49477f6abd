import { lookup as resolve } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps, type RequestOptions } from 'node:https'
import type { LookupFunction } from 'node:net'

import ipaddr from 'ipaddr.js'

import { HOOK_PORTS } from '#lib/domain/delivery/hook-ports.ts'

/** Why an address that a tenant chose is not written to. */
export class AddressRefused extends Error {}

export type Posted = { status: number; headers: Record<string, string | string[] | undefined> }
export type GuardedPost = (
  url: string,
  body: string | Buffer,
  headers: Record<string, string>,
) => Promise<Posted>

const OUT_THERE = ipaddr.IPv6.parseCIDR('2000::/3')
const TIMEOUT_MS = 15_000
const MOST_ANSWERED = 64 * 1024

/** Only what the whole internet can reach: no private, loopback, link-local, mapped or translated address. */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  // Of IPv6 only what was ever given out is out there, 2000::/3: `::7f00:1` is 127.0.0.1 in a form of the past.
  return parsed instanceof ipaddr.IPv4 || parsed.match(OUT_THERE)
}

/** The address as it stands in an address bar, judged before anything is looked up; throws with the reason. */
const judged = (url: string, allowed: ReadonlySet<string>): { target: URL; trusted: boolean } => {
  if (!URL.canParse(url)) throw new AddressRefused('it is not an address')
  const target = new URL(url)
  if (allowed.has(target.origin)) return { target, trusted: true }
  if (target.protocol !== 'https:') throw new AddressRefused('it is not https')
  if (target.username || target.password) throw new AddressRefused('it carries a password')
  if (!HOOK_PORTS.has(target.port)) throw new AddressRefused(`port ${target.port} is not allowed`)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(host) && !isPublicAddress(host)) throw new AddressRefused('it is not on the internet')
  return { target, trusted: false }
}

// The connection goes to the very addresses that were judged: a name cannot point elsewhere between question and call.
const pinned: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const inside = addresses.find(({ address }) => !isPublicAddress(address))
    if (inside) return callback(new AddressRefused('its name leads into a private network'), '', 0)
    return options.all
      ? callback(null, addresses)
      : callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
  })
}

/**
 * A POST to an address that somebody outside has chosen. Origins in `allowed` are trusted as they are: the provider
 * simulator of a developer's machine. Follows no redirect; reads no more of an answer than its beginning.
 */
export const guardedPost =
  (allowed: readonly string[], patience = TIMEOUT_MS): GuardedPost =>
  (url, body, headers) =>
    new Promise<Posted>((done, fail) => {
      const { target, trusted } = judged(url, new Set(allowed))
      const options: RequestOptions = {
        method: 'POST',
        headers: { 'content-length': Buffer.byteLength(body), ...headers },
        timeout: patience,
        ...(trusted ? {} : { lookup: pinned }),
      }
      const send = target.protocol === 'http:' ? requestHttp : requestHttps
      const call = send(target, options, (answer) => {
        let read = 0
        answer.on('data', (part: Buffer) => {
          read += part.length
          if (read > MOST_ANSWERED) answer.destroy()
        })
        answer.on('error', () => undefined)
        answer.on('close', () => done({ status: answer.statusCode ?? 0, headers: answer.headers }))
      })
      const late = setTimeout(() => call.destroy(timeout()), patience)
      call.on('timeout', () => call.destroy(timeout()))
      call.on('error', fail)
      call.on('close', () => clearTimeout(late))
      call.end(body)
    })

const timeout = (): Error => Object.assign(new Error('no answer in time'), { name: 'TimeoutError' })
