import type { BrowserContext, Page, Route } from '@playwright/test'

/**
 * Answers in place of the server until it is told to step back; from then on everything passes through. The route stays: when
 * the last one is taken down, Playwright leaves a request that is on its way at that moment without an answer, for ever.
 */
export const standIn = async (
  on: Page | BrowserContext,
  url: string,
  answer: (route: Route) => Promise<void>,
): Promise<() => void> => {
  let steppedBack = false
  await on.route(url, (route) => (steppedBack ? route.continue() : answer(route)))
  return () => {
    steppedBack = true
  }
}
