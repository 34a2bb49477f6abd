import type { MouseEvent } from 'react'

/**
 * A press on a link in here stays within the page that is loaded; with a key held, or another button, it is the browser's.
 * One ear for a whole table: a component for each link is made anew for every row that comes into view, which a key waits for.
 */
export const followLink = (event: MouseEvent<HTMLElement>, push: (to: string) => void): void => {
  const to = (event.target as HTMLElement).closest('a')?.getAttribute('href')
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  if (!to || !plain || event.defaultPrevented) return
  event.preventDefault()
  push(to)
}
