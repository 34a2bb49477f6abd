import type { Gtin } from '../catalog/gtin.ts'

/** What a store says of one lot. */
export type ReportLine = {
  gtin: Gtin
  lot: string | null
  onHandAtNotice: number
  found: number
  quarantined: number
  destroyed: number
  returned: number
  sold: number | null
  /** Where those that were found lay, as far as it was said. */
  places?: Record<Place, number>
}

/** Where in the store the packs of a lot were. */
export const PLACES = ['shelf', 'backRoom', 'display', 'customers'] as const
export type Place = (typeof PLACES)[number]

/** What somebody at a store counted of one lot, place by place. */
export type CountedLine = Omit<ReportLine, 'found' | 'places'> & { found: Record<Place, number> }

export const foundIn = (places: Record<Place, number>): number =>
  PLACES.reduce((sum, place) => sum + places[place], 0)

/** What is no longer where a customer can take it. */
export const putAside = ({
  quarantined,
  destroyed,
  returned,
}: Pick<ReportLine, 'quarantined' | 'destroyed' | 'returned'>): number => quarantined + destroyed + returned

/** By its own count, what a report found and left where a customer can take it. */
export const leftOnSale = (lines: readonly ReportLine[]): number =>
  lines.reduce((sum, line) => sum + Math.max(0, line.found - putAside(line)), 0)

/** Shipped, and neither found nor sold as far as is known. Below zero: more turned up than was shipped. */
export const missing = (line: CountedLine, shipped: number): number =>
  shipped - foundIn(line.found) - (line.sold ?? 0)
