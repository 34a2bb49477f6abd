import type {
  CatalogRow,
  FileNote,
  FileReading,
  ImportCounts,
  ImportKind,
  ImportSettings,
  ImportState,
} from '#lib/domain/catalog/import/catalog-import.ts'
import type { JudgedRow, Known } from '#lib/domain/catalog/import/judge-row.ts'
import type { FieldError } from '#lib/domain/result.ts'

import type { UpsertCounts } from './catalog.ts'

export type StagedRow = { line: number; cells: string[] }

/** The only encoding that a person may choose: what a file is not in by its own word. */
export type ChosenEncoding = 'windows-1252'

/** A file as it is read: first how, then its rows in lots, or why it cannot be read any further. */
export type FilePart =
  | { part: 'reading'; reading: FileReading }
  | { part: 'rows'; rows: StagedRow[]; bytes: number }
  | { part: 'notes'; notes: FileNote[] }
  | { part: 'fault'; fault: FileNote & { preview?: string } }

export type CatalogFiles = {
  /** Reads a CSV as it arrives, never more of it at once than a lot of rows. Ends after a fault. */
  read(bytes: AsyncIterable<Uint8Array>, encoding: ChosenEncoding | null): AsyncIterable<FilePart>
  /** Judges one row by the schema of the API. */
  judge(kind: ImportKind, raw: unknown): { row: CatalogRow } | { errors: FieldError[] }
  /** Gives whatever else waits in this process its turn. */
  pause(): Promise<unknown>
}

export type StoredImport = {
  id: string
  kind: ImportKind
  state: ImportState
  fileName: string
  bytes: number
  encoding: ChosenEncoding | null
  rows: number
  reading: FileReading
  sample: string[][]
  settings: ImportSettings
  counts: ImportCounts | null
  leaveOut: boolean
  uploadedBy: string
  appliedBy: string | null
  leaseToken: string | null
}

export type ImportChange = Partial<{
  state: ImportState
  bytes: number
  rows: number
  reading: FileReading
  sample: string[][]
  settings: ImportSettings
  counts: ImportCounts | null
  progress: number
  fault: string | null
  encoding: ChosenEncoding
  preview: string | null
  leaveOut: boolean
  appliedBy: string
  checkedAt: Date
  endedAt: Date
}>

/** What is staged of a tenant, within a transaction. */
export type ImportRows = {
  start(row: { id: string; kind: ImportKind; fileName: string; uploadedBy: string; at: Date }): Promise<void>
  /** Keeps the next piece of the file. */
  keep(importId: string, position: number, bytes: Uint8Array): Promise<void>
  /** A piece of the file; null after the last one. */
  piece(importId: string, position: number): Promise<Uint8Array | null>
  dropPieces(importId: string): Promise<void>
  stage(importId: string, rows: StagedRow[]): Promise<void>
  /** `lock`: nobody else changes it until the end of the transaction. */
  find(importId: string, lock?: 'lock'): Promise<StoredImport | null>
  change(importId: string, change: ImportChange): Promise<void>
  /** Deletes its staged rows. */
  clear(importId: string): Promise<void>
  /** Deletes it with its rows, as if it had never been begun. */
  forget(importId: string): Promise<void>
  lastLine(importId: string): Promise<number>
  /** Staged rows after a line, in order; fewer than the limit when they are large. None: there are no more. */
  rowsAfter(importId: string, line: number, limit: number): Promise<StagedRow[]>
  /** What the catalog has of what these keys name. */
  known(kind: ImportKind, keys: { keys: string[]; stores: string[]; gtins: string[] }): Promise<Known>
  judged(importId: string, rows: (JudgedRow & { line: number })[]): Promise<void>
  /** Rows with the key of an earlier row: a repeat is unchanged, one that says something else is an error. */
  settleRepeats(importId: string): Promise<void>
  /** Rows whose districts make no tree, together or with what stands, become errors. */
  settleDistricts(importId: string): Promise<void>
  count(importId: string, kind: ImportKind): Promise<ImportCounts>
  /** How many rows the catalog answers differently now than when they were checked. */
  drifted(importId: string, kind: ImportKind): Promise<number>
  /** One apply of a tenant at a time: the second waits here until the first has ended. */
  waitForTurn(): Promise<void>
  /** Writes the staged rows with lines in (after, to]. */
  apply(
    importId: string,
    kind: ImportKind,
    lines: { after: number; to: number },
    at: Date,
  ): Promise<UpsertCounts>
  /** Marks as removed whatever no staged row names. Answers how many. */
  removeUnnamed(importId: string, kind: ImportKind, at: Date): Promise<number>
}

/** The worker's side: what waits, of any tenant, and who holds it. */
export type ImportWork = {
  /**
   * The oldest import that waits to be read, checked or applied, that nobody holds and that is no larger; takes hold of
   * it until then.
   */
  claim(
    leaseToken: string,
    at: Date,
    until: Date,
    mostBytes: number | null,
  ): Promise<{ tenantId: string; importId: string; state: ImportState } | null>
  /** Says how far it is and holds on. False: another one holds it now, and nothing more may be written. */
  advance(
    held: { tenantId: string; importId: string; leaseToken: string },
    progress: number,
    until: Date,
  ): Promise<boolean>
  /** Deletes the rows of imports that nobody has ended in their time, and marks them discarded. */
  purge(at: Date): Promise<number>
}
