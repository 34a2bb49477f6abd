import type { KeyboardEvent } from 'react'

const PAGE = 15

const step = (key: string, index: number, total: number): number | null => {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(total - 1, index + 1)
    case 'ArrowUp':
    case 'k':
      return Math.max(0, index - 1)
    case 'PageDown':
      return Math.min(total - 1, index + PAGE)
    case 'PageUp':
      return Math.max(0, index - PAGE)
    case 'Home':
      return 0
    case 'End':
      return total - 1
    default:
      return null
  }
}

// A row that was out of view is there after the next drawing; some seconds later nobody waits for it any more.
const focusWhenThere = (body: HTMLElement, index: number, tries = 60): void => {
  const link = body.querySelector<HTMLElement>(`[data-index="${index}"] a`)
  if (link) link.focus()
  else if (tries > 0) requestAnimationFrame(() => focusWhenThere(body, index, tries - 1))
}

// Room for the bars that stay at the top and at the bottom while the rows move.
const BARS = 140

const inView = (link: HTMLElement): boolean => {
  const { top, bottom } = link.getBoundingClientRect()
  return top >= BARS && bottom <= window.innerHeight - BARS
}

/** From store to store with the arrows, or J and K; X selects. Tab goes on as everywhere. */
export const moveWithKeys = (
  event: KeyboardEvent<HTMLElement>,
  total: number,
  scrollTo: (index: number) => void,
): void => {
  const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
  if (!row || event.metaKey || event.ctrlKey || event.altKey) return
  if (event.key === 'x') return row.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
  const to = step(event.key, Number(row.dataset['index']), total)
  if (to === null) return
  event.preventDefault()
  // The next row mostly stands there already: then nothing has to be moved, measured and drawn again.
  const link = event.currentTarget.querySelector<HTMLElement>(`[data-index="${to}"] a`)
  if (link && inView(link)) return link.focus({ preventScroll: true })
  scrollTo(to)
  focusWhenThere(event.currentTarget, to)
}
