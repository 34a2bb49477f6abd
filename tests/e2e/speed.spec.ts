import { chromium, type Browser, type Page } from '@playwright/test'

import { gtin } from '#prisma/demo/builders.ts'

import { TENANT } from '../../bench/board-data.ts'

import { CHROMIUM_FLAGS } from './support/chromium.ts'
import { codeVideo } from './support/code-video.ts'
import { button } from './support/controls.ts'
import { createPerson, type Person } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { BOARD_STEPS, makeBoard, useBoard } from './support/morning-at-the-board.ts'
import { tellStore } from './support/notices.ts'
import { signIn, urlOf, type Surface } from './support/people.ts'
import {
  groundLine,
  largestPaint,
  slowDown,
  slowdownLine,
  touch,
  watchInteractions,
  type Interaction,
} from './support/slow-browser.ts'

// `npm run budget`, the second half: how soon a page stands and answers, on a slow network and a slow processor, against
// the budgets of the product. They are absolute, for one network and one device (0059); a busy machine is named in the output.

const BUDGETS = { board: 2000, task: 1800, interaction: 100, verdict: 300, heard: 2000 }
const LOADS = 5
const RUNS = 5

const say = (line: string) => {
  console.log(`  ${line}`)
  test.info().annotations.push({ type: 'speed', description: line })
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Signed in once; each load then is a browser that has never seen the page. */
const stateOf = async (browser: Browser, surface: Surface, person: Person) => {
  const page = await browser.newPage()
  await signIn(page, surface, person)
  const state = await page.context().storageState()
  await page.context().close()
  return state
}

const coldLoads = async (open: () => Promise<Page>, url: string, stands: (page: Page) => Promise<void>) => {
  const times: number[] = []
  for (let i = 0; i < LOADS; i += 1) {
    const page = await open()
    await slowDown(page)
    await page.goto(url)
    await stands(page)
    times.push(await largestPaint(page))
    await page.context().close()
  }
  return times
}

const expectPaintWithin = (what: string, times: number[], bound: number) => {
  const all = times.map((ms) => ms.toFixed(0)).join(', ')
  say(`${what}: largest paint ${median(times).toFixed(0)} of ${bound} ms, median of ${all}`)
  expect(median(times), `${what}, largest paint in ms, median of ${all}`).toBeLessThanOrEqual(bound)
}

// Each run is a page of its own; of each step the worst of a run counts, and of the runs the median: what a page does every
// time is a fault of the page, what it does once is one of the machine.
const expectAnswersWithin = (what: string, steps: string[], runs: Interaction[][]) => {
  const worstOf = (seen: Interaction[], step: string) =>
    Math.max(0, ...seen.filter((interaction) => interaction.step === step).map(({ ms }) => ms))
  const worst = (step: string) => median(runs.map((seen) => worstOf(seen, step)))
  const told = steps.map((step) => `${step} ${worst(step) === 0 ? 'below 16' : worst(step)}`)
  say(
    `${what}: input to paint, ms, at worst, median of ${runs.length}: ${told.join(', ')}; bound ${BUDGETS.interaction}`,
  )
  expect(Math.max(...steps.map(worst)), told.join(', ')).toBeLessThanOrEqual(BUDGETS.interaction)
}

test.beforeEach(() => say(groundLine()))
test.afterEach(() => {
  const slowdown = slowdownLine()
  if (slowdown) say(slowdown)
  say(groundLine())
})

test(
  'a board of ten thousand stores stands within two seconds and answers within a tenth of one',
  { tag: '@prove' },
  async ({ browser, contextOptions, viewport }) => {
    test.setTimeout(300_000)
    const url = await makeBoard()
    const storageState = await stateOf(
      browser,
      'recall',
      await createPerson({ role: 'recall_manager', tenantId: TENANT }),
    )
    const open = async () =>
      (await browser.newContext({ ...contextOptions, viewport, storageState })).newPage()
    const times = await coldLoads(open, url, (page) =>
      expect(page.locator('[data-index] a').first()).toBeVisible(),
    )
    expectPaintWithin('the manager’s board', times, BUDGETS.board)

    const runs: Interaction[][] = []
    for (let i = 0; i < RUNS; i += 1) runs.push(await useBoard(await open(), url))
    expectAnswersWithin('the manager’s board', BOARD_STEPS, runs)
  },
)

/** Somebody at a store that was just told, and the task. */
const toldStore = async (browser: Browser) => {
  const { store, noticeId } = await tellStore({ title: 'How soon a task stands' })
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  return {
    url: `${urlOf('store')}/tasks/${noticeId}`,
    storageState: await stateOf(browser, 'store', person),
  }
}

const acknowledge = async (page: Page, url: string): Promise<Interaction[]> => {
  const { seen, during } = await watchInteractions(page)
  await slowDown(page)
  await page.goto(url)
  await during('Acknowledge', async () => {
    await touch(page, button(page, 'Acknowledge'))
    await expect(page.getByText(/^Acknowledged by/)).toBeVisible()
  })
  await page.context().close()
  return seen
}

test(
  'a store’s task stands within 1.8 seconds, and answers the press within a tenth of one',
  { tag: '@prove' },
  async ({ browser, contextOptions }) => {
    test.setTimeout(180_000)
    const open = async ({ storageState }: Awaited<ReturnType<typeof toldStore>>) =>
      (
        await browser.newContext({
          ...contextOptions,
          viewport: { width: 390, height: 844 },
          hasTouch: true,
          storageState,
        })
      ).newPage()
    const told = await toldStore(browser)
    const times = await coldLoads(
      () => open(told),
      told.url,
      (page) => expect(button(page, 'Acknowledge')).toBeVisible(),
    )
    expectPaintWithin('a store’s task', times, BUDGETS.task)

    // A task is acknowledged once: each run has a store of its own.
    const runs: Interaction[][] = []
    for (let i = 0; i < RUNS; i += 1) {
      const here = i === 0 ? told : await toldStore(browser)
      runs.push(await acknowledge(await open(here), here.url))
    }
    expectAnswersWithin('a store’s task', ['Acknowledge'], runs)
  },
)

test('an acknowledgement is on the manager’s screen within two seconds', async ({ browse, api }) => {
  test.setTimeout(120_000)
  const stores = [await api.createStore()]
  for (let i = 1; i < RUNS; i += 1) stores.push(await api.createStore())
  const numbers = stores.map(({ number }) => number)
  const recall = await api.issue({ target: { mode: 'listed', storeNumbers: numbers } })
  await expect.poll(async () => (await api.notices(recall.id)).length).toBe(RUNS)
  const page = await browse('manager')
  await page.goto(`${urlOf('recall')}/recalls/${recall.id}`)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  const times: number[] = []
  const shown = page.getByRole('progressbar', { name: 'Acknowledged' })
  for (const [i, number] of numbers.entries()) {
    const pressed = performance.now()
    await api.acknowledge(recall, number)
    await expect(shown).toHaveAttribute('aria-valuetext', `${i + 1} of ${RUNS}`, { timeout: 20_000 })
    times.push(performance.now() - pressed)
  }
  say(
    `acknowledgement to screen: median ${Math.round(median(times))} of ${BUDGETS.heard} ms, of ${times.length}`,
  )
  expect(median(times)).toBeLessThan(BUDGETS.heard)
})

/** From the frame of each pack to the paint of its word, in ms; `packs` of them. */
const verdictTimes = (page: Page, packs: number): Promise<number[]> =>
  page.evaluate(
    (enough) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = []
        new PerformanceObserver((list) => {
          for (const { name, startTime } of list.getEntries())
            if (name === 'scan')
              requestAnimationFrame(() =>
                setTimeout(() => {
                  times.push(performance.now() - startTime)
                  if (times.length === enough) resolve(times)
                }),
              )
        }).observe({ type: 'measure' })
      }),
    packs,
  )

test(
  'a pack gets its word within 300 ms, on a quarter of the processor and with the reader that every browser has',
  { tag: '@prove' },
  async ({ contextOptions, launchOptions }) => {
    test.setTimeout(120_000)
    const { store, noticeId } = await tellStore({ title: 'How soon a pack is judged' })
    const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
    const recalled = gtin(100)
    const packs = [
      { kind: 'gs1datamatrix', text: `(01)${recalled}(10)L2641A` },
      { kind: 'ean13', text: '4006381333931' },
      { kind: 'gs1-128', text: `(01)${recalled}(10)L0000A` },
      { kind: 'qrcode', text: `https://id.example/01/${recalled}/10/L2641A` },
    ]
    await using film = await codeVideo(packs, 0.8)
    const camera = [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film.path}`,
    ]
    await using browser = await chromium.launch({ ...launchOptions, args: [...CHROMIUM_FLAGS, ...camera] })
    const viewport = { width: 390, height: 844 }
    const context = await browser.newContext({ ...contextOptions, viewport, permissions: ['camera'] })
    const page = await context.newPage()
    await signIn(page, 'store', person)
    await page.goto(`${urlOf('store')}/tasks/${noticeId}/scan`)
    await expect(page.getByText(/^(REMOVE|NOT RECALLED|CHECK LOT)$/)).toBeVisible({ timeout: 15_000 })
    await slowDown(page)
    const runs: number[][] = []
    for (let i = 0; i < RUNS; i += 1) runs.push(await verdictTimes(page, packs.length + 2))
    const worst = median(runs.map((times) => Math.max(...times)))
    const all = runs.map((times) => times.map((ms) => ms.toFixed(0)).join(', ')).join('; ')
    say(
      `a pack: frame to verdict, ms, at worst, median of ${RUNS}: ${worst.toFixed(0)}; bound ${BUDGETS.verdict} (${all})`,
    )
    expect(worst, all).toBeLessThanOrEqual(BUDGETS.verdict)
  },
)
