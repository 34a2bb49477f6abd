import { expect, type Page } from '@playwright/test'

const LEAST = 48

/** For gloves: whatever is pressed is 48 px high and wide, with its label; a link within a sentence is as high as the sentence. */
export const expectLargeTargets = async (page: Page): Promise<void> => {
  const small = await page.evaluate((least) => {
    const isInSentence = (one: Element) =>
      getComputedStyle(one).display === 'inline' &&
      (one.parentElement?.textContent.trim().length ?? 0) > one.textContent.trim().length
    // What is pressed to the same end: its label, and what either of them stretches over its row.
    const stretched = (one: Element) => {
      const { content, position } = getComputedStyle(one, '::after')
      return content !== 'none' && position === 'absolute' ? one.closest('[class*=relative]') : null
    }
    const reach = (one: Element) => {
      const parts = [one, one.closest('label'), ...((one as HTMLInputElement).labels ?? [])]
      const boxes = parts.flatMap((part) => (part ? [part, stretched(part) ?? part] : []))
      const sizes = boxes.map((box) => box.getBoundingClientRect())
      return {
        width: Math.max(...sizes.map(({ width }) => width)),
        height: Math.max(...sizes.map(({ height }) => height)),
      }
    }
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button]')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert]'))
      .map((one) => ({ one, ...reach(one) }))
      .filter(({ one, width, height }) => {
        const own = one.getBoundingClientRect()
        // Told to screen readers alone, until it has the focus.
        if (own.width <= 1 || own.bottom <= 0) return false
        return (width < least - 0.5 || height < least - 0.5) && !isInSentence(one)
      })
      .map(
        ({ one, width, height }) =>
          `${Math.round(width)}×${Math.round(height)} ${one.outerHTML.slice(0, 160)}`,
      )
  }, LEAST)
  expect(small, `smaller than ${LEAST} px on ${page.url()}`).toEqual([])
}
