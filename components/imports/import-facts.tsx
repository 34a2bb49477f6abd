import { Banner } from '#components/ui/banner.tsx'
import { absoluteText } from '#components/ui/time-texts.ts'
import type { FileReading, ImportKind } from '#lib/domain/catalog/import/catalog-import.ts'
import { counted } from '#lib/domain/format/counted.ts'

import { DELIMITER_WORDS, KIND_WORDS } from './import-words.ts'

type Props = {
  found: {
    kind: ImportKind
    rows: number
    bytes: number
    reading: FileReading
    by: string
    createdAt: string
  }
}

const size = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

const howRead = ({ encoding, delimiter }: FileReading): string =>
  `${encoding.toUpperCase()}, separated by ${DELIMITER_WORDS[delimiter] ?? `“${delimiter}”`}`

/** How a file was read, and what was noticed about it as a whole. */
export const ImportFacts = ({ found: { kind, rows, bytes, reading, by, createdAt } }: Props) => (
  <div className="flex flex-col gap-3">
    <p className="text-sm text-muted">
      {[
        KIND_WORDS[kind],
        ...(reading.encoding ? [counted(rows, 'row')] : []),
        size(bytes),
        ...(reading.encoding ? [howRead(reading)] : []),
        `uploaded by ${by}, ${absoluteText(new Date(createdAt), 'en', 'UTC')}`,
      ].join(' · ')}
    </p>
    {reading.notes.map(({ code, message }) => (
      <Banner key={`${code} ${message}`} tone="waiting" title={message} />
    ))}
  </div>
)
