import { looksLikeFormula, withoutNeutralQuote } from '../../format/csv.ts'
import type { FieldError } from '../../result.ts'
import type { ContactInput, ProductInput, ShipmentInput, StoreInput } from '../rows.ts'
import type { CatalogRow, CellNote, ImportKind, ImportSettings, ImportVerdict } from './catalog-import.ts'
import { contactOf, fieldsOf } from './fields.ts'
import { bareNumber } from './read-cell.ts'
import { readRecord, type Record_ } from './read-record.ts'
import { changesOf } from './row-changes.ts'

/** What the catalog has of the rows at hand. */
export type Known = {
  stores: Map<string, { row: StoreInput; updatedAt: Date; removed: boolean }>
  products: Map<string, { row: ProductInput; updatedAt: Date; removed: boolean }>
  shipments: Map<string, ShipmentInput>
  /** Store numbers by themselves without zeros in front. */
  bareStores: Map<string, string>
  /** District → those above it, the topmost first. */
  districtsAbove: Map<string, string[]>
}

/** The one schema for rows, of the API too. */
export type ReadRow = (kind: ImportKind, raw: unknown) => { row: CatalogRow } | { errors: FieldError[] }

export type JudgedRow = {
  key: string | null
  data: CatalogRow | null
  errors: CellNote[]
  notices: CellNote[]
  verdict: ImportVerdict
  seenAt: Date | null
}

type Asked = {
  kind: ImportKind
  cells: readonly string[]
  settings: ImportSettings
  known: Known
  width: number
}

// Of a row that is wrong all over, what is wrong first; and as much of a value as tells which one is meant.
const MOST_OF_A_ROW = 20
const MOST_OF_A_VALUE = 500

const bounded = (notes: CellNote[]): CellNote[] =>
  notes
    .slice(0, MOST_OF_A_ROW)
    .map((note) => ({ ...note, value: note.value.slice(0, MOST_OF_A_VALUE).toWellFormed() }))

/** Holds one row of a file against the catalog: what it would do, and what is wrong with it, within bounds. */
export const judgeRow = (asked: Asked, read: ReadRow): JudgedRow => {
  const judged = judge(asked, read)
  return { ...judged, errors: bounded(judged.errors), notices: bounded(judged.notices) }
}

const judge = (asked: Asked, read: ReadRow): JudgedRow => {
  const { kind, known } = asked
  const record = readRecord(asked)
  const { key } = record
  const before = key === null ? null : standing(kind, key, known)
  const missing = before === null ? missingFields(kind, record) : []
  const parsed = withDistricts(read(kind, merged(kind, record, before?.row ?? null)), record)
  const errors = [
    ...record.errors,
    ...missing,
    ...('errors' in parsed ? cellErrors(parsed.errors, record, [...record.errors, ...missing]) : []),
  ]
  const notices = [...record.notices, ...formulas(asked), ...lostZeros(asked, record, before !== null)]
  const failed = (more: CellNote[] = []): JudgedRow => ({
    key,
    data: null,
    errors: [...errors, ...more],
    notices,
    verdict: 'error',
    seenAt: null,
  })
  if ('errors' in parsed || errors.length > 0) return failed()
  const against = kind === 'shipments' ? shipmentErrors(parsed.row as ShipmentInput, record, known) : []
  if (against.length > 0) return failed(against)
  const verdict =
    before === null
      ? 'add'
      : before.removed || changesOf(kind, before.row, parsed.row, known.districtsAbove).length > 0
        ? 'change'
        : 'unchanged'
  const seenAt = before?.updatedAt ?? null
  const unsold = kind === 'shipments' ? unknownProduct(parsed.row as ShipmentInput, record, known) : []
  return { key, data: parsed.row, errors: [], notices: [...notices, ...unsold], verdict, seenAt }
}

const LONGEST_NAME = 100
const MOST_ABOVE = 8

// Beside the schema of rows, which programs share: only a file says where a district hangs.
const withDistricts = (parsed: ReturnType<ReadRow>, { above, columns }: Record_): ReturnType<ReadRow> => {
  if (above.length === 0) return parsed
  const path = columns['regionParent'] === undefined ? 'region' : 'regionParent'
  const message =
    above.length > MOST_ABOVE
      ? `A district can have at most ${MOST_ABOVE} levels above it.`
      : above.some((name) => name.length > LONGEST_NAME)
        ? `District names can have up to ${LONGEST_NAME} characters.`
        : null
  const earlier = 'errors' in parsed ? parsed.errors : []
  if (message !== null) return { errors: [...earlier, { path, code: 'invalid_district', message }] }
  return 'errors' in parsed ? parsed : { row: { ...(parsed.row as StoreInput), districtsAbove: above } }
}

type Standing = { row: CatalogRow; updatedAt: Date | null; removed: boolean }

const standing = (kind: ImportKind, key: string, known: Known): Standing | null => {
  switch (kind) {
    case 'stores':
      return known.stores.get(key) ?? null
    case 'products':
      return known.products.get(key) ?? null
    case 'shipments': {
      const row = known.shipments.get(key)
      return row ? { row, updatedAt: null, removed: false } : null
    }
  }
}

const missingFields = (kind: ImportKind, { raw, columns, errors }: Record_): CellNote[] =>
  fieldsOf(kind)
    .filter(
      ({ name, need }) =>
        need !== 'may' && (raw[name] ?? null) === null && !errors.some(({ field }) => field === name),
    )
    .map(({ name, label, need }) => ({
      column: columns[name] ?? null,
      field: name,
      value: '',
      code: 'missing',
      message:
        need === 'key'
          ? `${label} is missing, so the row can’t be identified.`
          : `${label} is missing. It’s required for new rows.`,
    }))

/** What the file does not speak of stays as it is. */
const merged = (kind: ImportKind, record: Record_, before: CatalogRow | null): unknown => {
  const { raw, contacts, language } = record
  if (kind !== 'stores') return before && kind === 'products' ? { ...before, ...raw } : raw
  const old = before as StoreInput | null
  const { line1, city, state, postalCode, country, language: _, ...facts } = raw
  const address = Object.entries({ line1, city, state, postalCode, country }).filter(
    ([, value]) => value !== undefined,
  )
  const spoken = new Set(Object.keys(record.columns))
  const kept = (old?.contacts ?? []).filter((contact) => !spoken.has(`${contact.kind}_${contact.channel}`))
  const before_ = new Map((old?.contacts ?? []).map((contact) => [nameOf(contact), contact.language]))
  return {
    ...old,
    ...facts,
    address: { ...old?.address, ...Object.fromEntries(address) },
    contacts: [
      ...contacts.map(({ field: __, ...contact }) => ({
        ...contact,
        language: language ?? before_.get(nameOf(contact)) ?? 'en',
      })),
      ...kept,
    ],
  }
}

const nameOf = ({ kind, channel, address }: Pick<ContactInput, 'kind' | 'channel' | 'address'>): string =>
  `${kind} ${channel} ${channel === 'email' ? address.toLowerCase() : address}`

/** From the schema's path to the column; what the record has told of already is not told twice. */
const cellErrors = (errors: FieldError[], record: Record_, told: CellNote[]): CellNote[] =>
  errors.flatMap(({ path, code, message }) => {
    const [first = '', second = ''] = path.split('.')
    const field =
      first === 'contacts'
        ? (record.contacts[Number(second)]?.field ?? null)
        : first === 'address'
          ? second
          : first
    if (told.some((error) => error.field === field)) return []
    const column = field === null ? null : (record.columns[field] ?? null)
    return [{ column, field, value: column === null ? '' : (record.cells[column] ?? ''), code, message }]
  })

/** Told, kept as text, and neutralised wherever it is written out again. Phone numbers begin with + by right. */
const formulas = ({ kind, cells, settings }: Asked): CellNote[] =>
  fieldsOf(kind).flatMap(({ name }) => {
    const column = settings.mapping[name]
    const value = column === undefined ? '' : withoutNeutralQuote(cells[column] ?? '')
    const isPhone = contactOf(name)?.channel === 'sms'
    if (column === undefined || !looksLikeFormula(value) || isPhone || /^="[^"]*"$/.test(value)) return []
    const message = 'This looks like a formula. It’s kept as text and never run.'
    return [{ column, field: name, value, code: 'formula', message }]
  })

const lostZeros = ({ kind, known }: Asked, { key, raw, columns }: Record_, found: boolean): CellNote[] => {
  const number = kind === 'stores' ? key : null
  const other = number === null || found ? undefined : known.bareStores.get(bareNumber(number))
  if (!other || other === number) return []
  const message = `Store ${number} would be added, but store ${other} exists. Were leading zeros lost?`
  return [
    {
      column: columns['number'] ?? null,
      field: 'number',
      value: String(raw['number']),
      code: 'store_zeros',
      message,
    },
  ]
}

const shipmentErrors = (row: ShipmentInput, { columns }: Record_, known: Known): CellNote[] => {
  const at = (field: string, value: string, code: string, message: string): CellNote[] => [
    { column: columns[field] ?? null, field, value, code, message },
  ]
  if (!known.stores.has(row.storeNumber)) {
    const other = known.bareStores.get(bareNumber(row.storeNumber))
    return other
      ? at(
          'storeNumber',
          row.storeNumber,
          'store_zeros',
          `Store ${row.storeNumber} doesn’t exist, but store ${other} does. Were leading zeros lost?`,
        )
      : at(
          'storeNumber',
          row.storeNumber,
          'unknown_store',
          `Store ${row.storeNumber} doesn’t exist. Import stores first.`,
        )
  }
  const before = known.shipments.get(row.ref)
  const [change] = before ? changesOf('shipments', before, row) : []
  return change
    ? at(
        'ref',
        row.ref,
        'known_ref',
        `Shipment ${row.ref} is on record with a different ${change.field} (${change.before || 'none'}). Shipments are never rewritten.`,
      )
    : []
}

const unknownProduct = ({ gtin }: ShipmentInput, { columns }: Record_, known: Known): CellNote[] =>
  known.products.has(gtin)
    ? []
    : [
        {
          column: columns['gtin'] ?? null,
          field: 'gtin',
          value: gtin,
          code: 'unknown_product',
          message: 'The catalog has no product with this GTIN. It can still be traced.',
        },
      ]
