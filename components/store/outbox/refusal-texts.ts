import type { Refusal } from './entry.ts'

const KNOWN = [
  'VERSION_SUPERSEDED',
  'ILLEGAL_TRANSITION',
  'NOTICE_NOT_FOUND',
  'FORBIDDEN',
  'VALIDATION_FAILED',
  'UNREADABLE',
] as const

/** Why HQ did not take something, in the reader’s language; the server’s own words are for those who read its log. */
export type RefusalTexts = Record<`why_${(typeof KNOWN)[number]}` | 'whyOther', string>

export const refusalText = ({ code }: Pick<Refusal, 'code'>, texts: RefusalTexts): string => {
  const known = KNOWN.find((one) => one === code)
  return known ? texts[`why_${known}`] : `${texts.whyOther} (${code})`
}
