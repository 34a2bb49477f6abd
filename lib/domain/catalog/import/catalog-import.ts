import { counted } from '../../format/counted.ts'
import type { ProductInput, ShipmentInput, StoreInput } from '../rows.ts'

export const IMPORT_KINDS = ['stores', 'products', 'shipments'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/**
 * uploading:  bytes are still arriving; nobody can see into it.
 * reading:    whole; a worker makes rows of its bytes.
 * unreadable: no rows could be made of it; the reason is shown, and it may be read in another encoding.
 * uploaded:   its rows are staged; waits for its columns to be chosen.
 * checking:   a worker holds each row against the catalog; nothing is changed.
 * checked:    the difference is known and shown; waits for somebody's decision.
 * applying:   a worker writes it, in one transaction: all of it or nothing.
 * applied:    it stands in the catalog; its rows are gone from here.
 * discarded:  given up by somebody, or by time; its rows are gone from here.
 */
export const IMPORT_STATES = [
  'uploading',
  'reading',
  'unreadable',
  'uploaded',
  'checking',
  'checked',
  'applying',
  'applied',
  'discarded',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** Nothing of these stands in the catalog yet: whoever wants to gives them up. */
export const DISCARDABLE = [
  'reading',
  'unreadable',
  'uploaded',
  'checking',
  'checked',
] as const satisfies ImportState[]

export const IMPORT_VERDICTS = ['add', 'change', 'unchanged', 'error'] as const
export type ImportVerdict = (typeof IMPORT_VERDICTS)[number]

export type DateOrder = 'ymd' | 'mdy' | 'dmy'

export type ImportSettings = {
  /** Whether the first row names the columns. */
  header: boolean
  /** Field → index of the column it is read from. */
  mapping: Record<string, number>
  /** How 03/04/2027 is read. */
  dateOrder: DateOrder
  /** Store numbers that are digits are filled up with zeros to this length. */
  storeDigits: number | null
  /** The file is the whole list: what it does not name is removed. */
  whole: boolean
}

export type ImportCounts = Record<ImportVerdict, number> & {
  remove: number
  /** How many the catalog has that could be removed: what the share is a share of. */
  present: number
  warnings: number
  /** Rows whose key could not be read: with these nothing can be called missing. */
  nameless: number
}

/** One thing about one cell: `column` is its index, or null when it concerns the row. */
export type CellNote = {
  column: number | null
  field: string | null
  value: string
  code: string
  message: string
}

export type FileNote = { code: string; message: string }

/** How the text of the file was read. */
export type FileReading = { encoding: string; delimiter: string; notes: FileNote[] }

export type CatalogRow = StoreInput | ProductInput | ShipmentInput

export const MAX_IMPORT_BYTES = 100 * 1024 * 1024
export const MAX_IMPORT_ROWS = 1_000_000
export const MAX_IMPORT_COLUMNS = 200

/** More than a fifth of the list would go: whoever means it types how many. */
export const needsTypedRemoval = ({ remove, present }: ImportCounts): boolean => remove * 5 > present

/** What must be typed then. */
export const removalWords = ({ remove }: ImportCounts): string => `remove ${remove}`

type Wish = { leaveOut: boolean; typed: string }

/** Why an import cannot be applied as things stand, in words for whoever pressed; or null. */
export const applyFault = (
  counts: ImportCounts,
  { whole }: Pick<ImportSettings, 'whole'>,
  wish: Wish,
): string | null => {
  if (counts.error > 0 && !wish.leaveOut)
    return `${counted(counts.error, 'row has', 'rows have')} errors. Fix the file and upload it again, or choose to skip them.`
  if (counts.add + counts.change + (whole ? counts.remove : 0) === 0)
    return 'The catalog is already up to date. There is nothing to apply.'
  if (!whole || counts.remove === 0) return null
  if (counts.nameless > 0)
    return `${counted(counts.nameless, 'row has', 'rows have')} no key, so nothing can be treated as missing. Fix that, or don’t treat the file as the complete list.`
  if (needsTypedRemoval(counts) && wish.typed.trim() !== removalWords(counts))
    return `This would remove ${counts.remove} of ${counts.present}. Type “${removalWords(counts)}” to confirm.`
  return null
}
