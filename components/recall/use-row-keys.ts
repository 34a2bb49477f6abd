import { useRef, type KeyboardEvent } from 'react'

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
const TRIES = 60

/**
 * From store to store with the arrows, or J and K; X selects. Tab goes on as everywhere. Keys that are pressed before the
 * row that was asked for is drawn go on from there: none is lost.
 */
export const useRowKeys = (total: number, scrollTo: (index: number) => void) => {
  const waitingFor = useRef<number | null>(null)

  const focusWhenThere = (body: HTMLElement, index: number, tries = TRIES): void => {
    if (waitingFor.current !== index) return
    const link = body.querySelector<HTMLElement>(`[data-index="${index}"] a`)
    if (link) {
      waitingFor.current = null
      // The page is where it should be already, or where a hand has moved it meanwhile.
      return link.focus({ preventScroll: true })
    }
    // The row that had the focus may go out of sight; the keys are heard as long as something within the table has it.
    if (tries === TRIES) body.focus({ preventScroll: true })
    if (tries > 0) requestAnimationFrame(() => focusWhenThere(body, index, tries - 1))
  }

  return (event: KeyboardEvent<HTMLElement>): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
    if (row && event.key === 'x') return row.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
    const from = row ? Number(row.dataset['index']) : waitingFor.current
    const to = from === null ? null : step(event.key, from, total)
    if (to === null) return
    event.preventDefault()
    waitingFor.current = to
    scrollTo(to)
    focusWhenThere(event.currentTarget, to)
  }
}
