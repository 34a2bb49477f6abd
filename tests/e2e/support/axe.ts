import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** No violation of WCAG 2.2 AA, nor of what axe calls good practice, in the state that the page is in now. */
export const expectAccessible = (page: Page): Promise<void> => judge(page, { type: 'tag', values: TAGS })

/** What depends on light or dark, where the rest was looked at already: it takes a fraction of the time. */
export const expectReadable = (page: Page): Promise<void> =>
  judge(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] })

const judge = async (page: Page, runOnly: axe.RunOnly): Promise<void> => {
  // React takes the title out of the streamed page and puts it into the head: wait until it has.
  await expect(page).toHaveTitle(/./)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(async (rules) => {
    const { axe: judges } = window as unknown as { axe: typeof axe }
    // Of what is in order nothing is told: on a long page that would be most of the work.
    const { violations } = await judges.run(document, {
      runOnly: rules,
      resultTypes: ['violations'],
      iframes: false,
    })
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes
        .slice(0, 5)
        .map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ''}`),
    }))
  }, runOnly)
  expect(found, `axe on ${page.url()}`).toEqual([])
}

/** Nothing sticks out at the side: what must be scrolled in two directions is not read. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  const { width, beyond } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const outside = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    )
    return {
      width: scrollWidth - clientWidth,
      beyond:
        scrollWidth > clientWidth
          ? outside.slice(0, 5).map((element) => element.outerHTML.slice(0, 160))
          : [],
    }
  })
  expect({ width, beyond }, `width of ${page.url()}`).toEqual({ width: 0, beyond: [] })
}
