/** What somebody typed as a count; null: it is none, and is not made into another one. "12,5" is neither 12 nor 125. */
export const wholeNumber = (text: string): number | null => {
  const typed = text.replace(/\s/gu, '')
  return /^\d{0,5}$/.test(typed) ? Number(typed) : null
}
