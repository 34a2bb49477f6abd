import { createHash } from 'node:crypto'
import { cpus, loadavg } from 'node:os'

import type { Locator, Page } from '@playwright/test'

// What a budget is measured with: a middling phone network, and a device of one speed, whichever machine it is played on. It
// takes DEVICE_MS for the task of `taskTime`, four times what an idle core of a 2026 server takes.
const LINK = { offline: false, latency: 100, downloadThroughput: 9e6 / 8, uploadThroughput: 9e6 / 8 }
const DEVICE_MS = 22

const slowdowns: number[] = []

/** From here on the page lives on a slow network and a slow processor, and finds nothing in its cache. */
export const slowDown = async (page: Page): Promise<void> => {
  const rate = Math.max(1, DEVICE_MS / (await taskTime(page)))
  slowdowns.push(rate)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devtools.send('Network.emulateNetworkConditions', LINK)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate })
}

/** By how much the processor was slowed down since this was last asked, in words; null: it was not. */
export const slowdownLine = (): string | null => {
  const rates = slowdowns.splice(0).map((rate) => rate.toFixed(1))
  return rates.length > 0 ? `processor slowed down by ${rates.join(', ')}, to the speed of one device` : null
}

/** How long this browser takes for one task as a page has them, in ms: maps, sorting, strings, JSON. */
const taskTime = async (page: Page): Promise<number> => {
  const blank = await page.context().newPage()
  const took = await blank.evaluate(() => {
    const task = () => {
      const began = performance.now()
      const index = new Map<string, { at: number; name: string }>()
      for (let at = 0; at < 10_000; at += 1) {
        const key = `row-${(at * 7919) % 10_007}`
        index.set(key, { at, name: key.slice(2) })
      }
      const rows = [...index.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
      JSON.parse(JSON.stringify(rows))
      return performance.now() - began
    }
    // The first ones run before the browser has compiled the task.
    const times = Array.from({ length: 25 }, task).slice(4)
    return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0
  })
  await blank.close()
  return took
}

/** The largest contentful paint of a page that has been loaded, in ms. */
export const largestPaint = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let last = 0
        new PerformanceObserver((list) => {
          for (const { startTime } of list.getEntries()) last = startTime
        }).observe({ type: 'largest-contentful-paint', buffered: true })
        // What was painted until now is told at once; a later one would need a press to be no more.
        setTimeout(() => resolve(last), 500)
      }),
  )

export type Interaction = { step: string; event: string; ms: number }

/** Every press and key on a page, from the input to the next paint. Those below 16 ms are too quick to be told. */
export const watchInteractions = async (page: Page) => {
  const seen: Interaction[] = []
  let step = ''
  await page.exposeFunction('tellInteraction', (event: string, ms: number) => seen.push({ step, event, ms }))
  await page.addInitScript(() => {
    const { tellInteraction } = window as unknown as { tellInteraction: (name: string, ms: number) => void }
    const options = { type: 'event', durationThreshold: 16, buffered: true }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { interactionId = 0 } = entry as PerformanceEntry & { interactionId?: number }
        if (interactionId > 0) tellInteraction(entry.name, entry.duration)
      }
    }).observe(options)
  })
  return {
    seen,
    /** Does it, and waits until what it led to has been painted and told. */
    during: async (name: string, act: () => Promise<unknown>): Promise<void> => {
      step = name
      await act()
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            requestAnimationFrame(() => setTimeout(resolve, 250))
          }),
      )
    },
  }
}

// No hand is quicker: what it sees, until it presses; where the pointer rests first; how long a press lasts.
const SEEN_MS = 250
const REST_MS = 100
const HELD_MS = 60

const middleOf = async (target: Locator): Promise<{ x: number; y: number; scrolled: boolean }> => {
  const before = await target.boundingBox()
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error('There is nothing to press.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, scrolled: before?.y !== box.y }
}

/** A press as a hand with a mouse makes it. Nothing of the test runs in the page between the pointer and the paint. */
export const press = async (page: Page, target: Locator): Promise<void> => {
  const { x, y, scrolled } = await middleOf(target)
  // A hand that had to scroll there sees it first.
  if (scrolled) await page.waitForTimeout(SEEN_MS)
  await page.mouse.move(x, y)
  await page.waitForTimeout(REST_MS)
  await page.mouse.down()
  await page.waitForTimeout(HELD_MS)
  await page.mouse.up()
}

/** A press as a thumb makes it: nothing hovers first, and the browser makes a click of the touch. */
export const touch = async (page: Page, target: Locator): Promise<void> => {
  const { x, y } = await middleOf(target)
  const devtools = await page.context().newCDPSession(page)
  await page.waitForTimeout(SEEN_MS)
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  await page.waitForTimeout(HELD_MS)
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

/** What the figures were taken on, and how fast that is; a machine with too much to do is named as such. */
export const groundLine = (): string => {
  const began = performance.now()
  let bytes = Buffer.alloc(1024)
  for (let i = 0; i < 20_000; i += 1)
    bytes = Buffer.concat([createHash('sha256').update(bytes).digest(), bytes.subarray(32)])
  const took = performance.now() - began
  const [load = 0] = loadavg()
  const overloaded = load > cpus().length ? ' OVERLOADED: more waits than the machine has cores;' : ''
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'},${overloaded} load ${load.toFixed(1)}, calibration ${took.toFixed(0)} ms for 20,000 hashes of 1 KB`
}
