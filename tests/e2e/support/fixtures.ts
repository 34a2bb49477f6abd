import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test'

import { expectAccessible } from './axe.ts'
import { api } from './api.ts'
import { inbox } from './inbox.ts'
import { signIn, urlOf, type DemoPerson, type Surface } from './people.ts'
import { stack } from './stack.ts'
import { createWatch, type Watch } from './watch.ts'

type State = Awaited<ReturnType<BrowserContext['storageState']>>
type States = (who: DemoPerson) => Promise<State>

type Fixtures = {
  watch: Watch
  /** A browser of its own for one more person; signed in, or nobody. */
  browse: (who?: DemoPerson) => Promise<Page>
  managerPage: Page
  approverPage: Page
  adminPage: Page
  storePage: Page
  /** Goes there as a person would, waits until it stands, and lets axe look at it. */
  visit: (page: Page, surface: Surface, path: string) => Promise<void>
  api: typeof api
  inbox: typeof inbox
}

// A session belongs to its worker: signed in once through the form, then remembered as the browser would.
const signInOnce = (browser: Browser): States => {
  const states = new Map<DemoPerson, Promise<State>>()
  const make = async (who: DemoPerson): Promise<State> => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await signIn(page, who === 'store' ? 'store' : 'recall', stack().demo[who])
    const state = await context.storageState()
    await context.close()
    return state
  }
  return (who) => {
    const state = states.get(who) ?? make(who)
    states.set(who, state)
    return state
  }
}

export const test = base.extend<Fixtures, { states: States }>({
  states: [({ browser }, provide) => provide(signInOnce(browser)), { scope: 'worker' }],

  watch: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here.
    async ({}, provide) => {
      const watch = createWatch()
      await provide(watch)
      watch.verify()
    },
    { auto: true },
  ],

  context: async ({ context, watch }, provide) => {
    watch.on(context)
    await provide(context)
  },

  browse: async (
    { browser, watch, states, contextOptions, viewport, hasTouch, locale, serviceWorkers },
    provide,
  ) => {
    const opened: BrowserContext[] = []
    await provide(async (who) => {
      const storageState = who ? await states(who) : undefined
      const context = await browser.newContext({
        ...contextOptions,
        viewport,
        hasTouch,
        ...(serviceWorkers ? { serviceWorkers } : {}),
        ...(locale ? { locale } : {}),
        ...(storageState ? { storageState } : {}),
      })
      opened.push(context)
      watch.on(context)
      return context.newPage()
    })
    await Promise.all(opened.map((context) => context.close()))
  },

  managerPage: async ({ browse }, provide) => provide(await browse('manager')),
  approverPage: async ({ browse }, provide) => provide(await browse('approver')),
  adminPage: async ({ browse }, provide) => provide(await browse('admin')),
  storePage: async ({ browse }, provide) => provide(await browse('store')),

  // oxlint-disable-next-line no-empty-pattern
  visit: async ({}, provide) =>
    provide(async (page, surface, path) => {
      await page.goto(urlOf(surface) + path)
      await expectAccessible(page)
    }),

  // oxlint-disable-next-line no-empty-pattern
  api: ({}, provide) => provide(api),
  // oxlint-disable-next-line no-empty-pattern
  inbox: ({}, provide) => provide(inbox),
})

export { expect } from '@playwright/test'
