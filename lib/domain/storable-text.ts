/** Whether a text can be kept as it is: Postgres has no NUL, and UTF-8 no half of a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

// Ends of lines and other controls; marks that turn the direction of reading, so that a text seems to say something else.
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** Whether a text that is to stand in one line does not stay in it. What cannot be kept at all is said elsewhere. */
export const breaksALine = (text: string): boolean => isStorable(text) && UNSEEN.test(text)

/** As one line, whatever somebody wrote. */
export const asOneLine = (text: string): string =>
  text.replaceAll(new RegExp(UNSEEN, 'gu'), ' ').replaceAll(/ {2,}/g, ' ').trim()
