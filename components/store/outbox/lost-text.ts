import type { Said } from './outbox.ts'

export type LostTexts = Record<'lost' | 'lostRefused' | 'lostSignedOut', string>

/** Why an answer is neither kept nor sent, in the reader’s language: HQ said no to it, nobody is signed in, or nobody heard it. */
export const lostText = ({ lost }: Exclude<Said, string>, texts: LostTexts): string => {
  if (lost === 'signed_out') return texts.lostSignedOut
  return lost ? `${texts.lostRefused} (${lost.code})` : texts.lost
}
