import type { Said } from './outbox.ts'

/** Why an answer is neither kept nor sent, in the reader’s language: HQ said no to it, or nobody heard it. */
export const lostText = (
  said: Exclude<Said, string>,
  texts: Record<'lost' | 'lostRefused', string>,
): string => (said.lost ? `${texts.lostRefused} (${said.lost.code})` : texts.lost)
