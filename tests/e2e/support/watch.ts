import { expect, type BrowserContext } from '@playwright/test'

/** Everything a page says against itself: console errors and warnings, exceptions, what the policy blocked. */
export type Watch = {
  /** A complaint that the test provokes. */
  expects: (pattern: RegExp) => void
  on: (context: BrowserContext) => void
  verify: () => void
}

// Most tests have no service worker, and the browser says so.
const BLOCKED_BY_US = 'Service Worker registration blocked by Playwright'

export const createWatch = (): Watch => {
  const complaints: string[] = []
  const expected: RegExp[] = []
  return {
    expects: (pattern) => void expected.push(pattern),
    on: (context) => {
      context.on('console', (message) => {
        if (message.type() !== 'error' && message.type() !== 'warning') return
        if (message.text().includes(BLOCKED_BY_US)) return
        complaints.push(`${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (error) => void complaints.push(`uncaught: ${error.error().message}`))
      // Whatever is asked of another host than ours is a leak, even if the policy has stopped it.
      context.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url())
        if (/^https?:$/.test(protocol) && hostname !== 'localhost')
          complaints.push(`third party: ${request.url()}`)
      })
    },
    verify: () =>
      expect(
        complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint))),
        'complaints of the browser',
      ).toEqual([]),
  }
}
