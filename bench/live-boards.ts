import { setTimeout as sleep } from 'node:timers/promises'

import { chromium } from '@playwright/test'

import { CHROMIUM_FLAGS, findChromium } from '#tests/e2e/support/chromium.ts'

/** When a board had which figure; on the clock of this machine. */
export type Figure = { at: number; acknowledged: number }

type Board = { recallUrl: string; recallId: string; cookie: string }

// As the page does: rows that come with the news are there, and all of them are asked for once in a while.
const ROWS_AFTER_MS = 400
const ORDER_AFTER_MS = 3000

/** One open board without a browser: it holds the stream, and reads its rows again whenever it hears of a change. */
export const openStream = async (
  { recallUrl, recallId, cookie }: Board,
  signal: AbortSignal,
): Promise<Figure[]> => {
  const figures: Figure[] = []
  const response = await fetch(`${recallUrl}/api/live?recall=${recallId}`, { headers: { cookie }, signal })
  if (!response.ok) throw new Error(`The stream of a board was refused: ${response.status}`)
  let due = Infinity
  let mark = ''
  const readRows = async (wait: number) => {
    const mine = performance.now() + wait
    if (due <= mine) return
    due = mine
    await sleep(wait)
    if (due !== mine || signal.aborted) return
    const rows = await fetch(`${recallUrl}/recalls/${recallId}/rows?limit=100&mark=${mark}`, {
      headers: { cookie },
    })
    await rows.text()
    due = Infinity
  }
  const listen = async () => {
    let text = ''
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      text += part
      for (let cut = text.indexOf('\n\n'); cut >= 0; cut = text.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(text.slice(0, cut))?.[1]
        text = text.slice(cut + 2)
        if (!data) continue
        const event = JSON.parse(data) as {
          progress: { acknowledged: number }
          mark: string
          rows?: object[]
        }
        figures.push({ at: Date.now(), acknowledged: event.progress.acknowledged })
        mark = event.mark
        void readRows(event.rows ? ORDER_AFTER_MS : ROWS_AFTER_MS)
      }
    }
  }
  listen().catch(() => undefined)
  return figures
}

// Runs in the page: when each row first said so, after it was drawn.
const watchRows = () => {
  const drawn: Record<string, number> = {}
  Object.assign(window, { drawn })
  const look = () => {
    for (const row of document.querySelectorAll('tr[data-index]')) {
      const [number] = row.querySelector('a')?.textContent?.trim().split(/\s/) ?? []
      if (number && !(number in drawn) && row.textContent?.includes('Acknowledged'))
        drawn[number] = Date.now()
    }
  }
  new MutationObserver(() => requestAnimationFrame(look)).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  })
}

const ROW_PX = 40
const ABOVE_ROWS_PX = 1600

type OpenPage = {
  /** When each store's row said that it has acknowledged. */
  drawn: () => Promise<Map<string, number>>
  close: () => Promise<void>
}

/** One open board in a browser, so high that so many rows are in view: the first ones of those that the text finds. */
export const openPage = async (
  { recallUrl, recallId, cookie }: Board,
  { text, rows }: { text: string; rows: number },
): Promise<OpenPage> => {
  const executablePath = await findChromium()
  const browser = await chromium.launch({
    args: CHROMIUM_FLAGS,
    ...(executablePath ? { executablePath } : {}),
  })
  const page = await browser.newPage({ viewport: { width: 1440, height: rows * ROW_PX + ABOVE_ROWS_PX } })
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name, value, url: recallUrl }])
  await page.addInitScript(watchRows)
  await page.goto(`${recallUrl}/recalls/${recallId}?text=${encodeURIComponent(text)}&sort=number`)
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('tr[data-index] a').length >= wanted,
    rows,
    { timeout: 30_000 },
  )
  return {
    drawn: async () =>
      new Map(Object.entries((await page.evaluate('window.drawn')) as Record<string, number>)),
    close: () => browser.close(),
  }
}
