export const FORM_WORDS = {
  gtin: 'a GTIN',
  lot: 'a lot',
  element_string: 'a scanned GS1 code',
  brackets: 'a GS1 code in brackets',
  digital_link: 'a GS1 Digital Link',
} as const

const day = (at: string): string => at.slice(0, 10)

/** From one day to another, or the one. */
export const dayRange = (from: string | null, to: string | null): string =>
  !from || !to ? '–' : day(from) === day(to) ? day(from) : `${day(from)} – ${day(to)}`
