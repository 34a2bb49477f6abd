import type { Page } from '@playwright/test'

export type Fault = { what: string; text: string }

/** What of this page would be hard to read: lines that leave it, and text that stands out too little. Runs in the page. */
export const judgePage = (page: Page, least: { text: number; says: number }): Promise<Fault[]> =>
  page.evaluate(({ text: leastOfText, says }) => {
    const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const light = (colour: string): number => {
      const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const ground = (from: Element | null): string => {
      for (let at = from; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at)
        if ((channels(backgroundColor)[3] ?? 1) > 0) return backgroundColor
      }
      return 'rgb(255, 255, 255)'
    }
    const faults: { what: string; text: string }[] = []
    const wide = document.documentElement.scrollWidth
    if (wide > innerWidth) faults.push({ what: `${wide} of ${innerWidth} px wide`, text: document.title })
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (!element || text === '' || text === '\u00a0' || !element.checkVisibility({ opacityProperty: true }))
        continue
      const [one, other] = [light(getComputedStyle(element).color), light(ground(element))]
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
      const least = element.closest('h1, h2, .hazard') ? says : leastOfText
      if (contrast < least) faults.push({ what: `contrast ${contrast.toFixed(1)}`, text: text.slice(0, 60) })
    }
    return faults
  }, least)
