import type { Kept } from './draft-keeper.ts'

const PREFIX = 'clearshelf:draft:'

/**
 * Text that is not saved yet, in the browser: by person, so that a shared computer shows nobody another’s. A browser that
 * refuses to keep anything loses this net and nothing else.
 */
export const keptTexts = (owner: string) => {
  const key = (recall: string) => `${PREFIX}${owner}:${recall}`
  return {
    read: (recall: string): Kept | null => {
      try {
        return JSON.parse(localStorage.getItem(key(recall)) ?? 'null') as Kept | null
      } catch {
        return null
      }
    },
    write: (recall: string, kept: Kept): void => {
      try {
        localStorage.setItem(key(recall), JSON.stringify(kept))
      } catch {
        // Full or forbidden: the text is still in the form.
      }
    },
    forget: (recall: string): void => {
      try {
        localStorage.removeItem(key(recall))
      } catch {
        // Nothing was kept either.
      }
    },
  }
}
