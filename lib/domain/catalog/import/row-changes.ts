import type { ContactInput, ProductInput, ShipmentInput, StoreInput } from '../rows.ts'
import { pathText } from './district-paths.ts'
import { hoursText } from './read-hours.ts'
import type { CatalogRow, ImportKind } from './catalog-import.ts'

export type FieldChange = { field: string; before: string; after: string }

const contactText = ({ address, language }: ContactInput): string =>
  language === 'en' ? address : `${address} (${language})`

const flatStore = (store: StoreInput): Record<string, string> => {
  const { address, contacts, openingHours, number, name, banner, gln, region, timezone } = store
  const flat: Record<string, string> = {}
  const facts = { number, name, banner, gln, region, timezone, ...address }
  for (const [field, value] of Object.entries(facts)) flat[field] = value ?? ''
  for (const contact of contacts.toSorted((a, b) => a.address.localeCompare(b.address))) {
    const field = `${contact.kind}_${contact.channel}`
    flat[field] = [flat[field], contactText(contact)].filter(Boolean).join('; ')
  }
  flat['openingHours'] = hoursText(openingHours ?? [])
  return flat
}

const flatProduct = ({ gtin, name, brand, category, supplier }: ProductInput): Record<string, string> => ({
  gtin,
  name,
  brand: brand ?? '',
  category: category ?? '',
  supplier: supplier ?? '',
})

const flatShipment = (row: ShipmentInput): Record<string, string> => ({
  ref: row.ref,
  storeNumber: row.storeNumber,
  gtin: row.gtin,
  lot: row.lot ?? '',
  expiresOn: row.expiresOn ?? '',
  quantity: String(row.quantity),
  // Read back from JSON it is text.
  shippedAt: new Date(row.shippedAt).toISOString(),
})

const flat = (kind: ImportKind, row: CatalogRow): Record<string, string> => {
  switch (kind) {
    case 'stores':
      return flatStore(row as StoreInput)
    case 'products':
      return flatProduct(row as ProductInput)
    case 'shipments':
      return flatShipment(row as ShipmentInput)
  }
}

/** Field by field, what a row would make of what is there; of a new one, whatever it says. */
export const changesOf = (
  kind: ImportKind,
  before: CatalogRow | null,
  after: CatalogRow,
  districtsAbove: ReadonlyMap<string, string[]> = new Map(),
): FieldChange[] => {
  const old = before ? flat(kind, before) : {}
  const next = flat(kind, after)
  const differing = [...new Set([...Object.keys(next), ...Object.keys(old)])]
    .map((field) => ({ field, before: old[field] ?? '', after: next[field] ?? '' }))
    .filter((change) => change.before !== change.after)
  const place = differing.findIndex(({ field }) => field === 'region') + 1
  return differing.toSpliced(place, 0, ...moved(after, districtsAbove))
}

/** Where the district of a store hangs now, and where it would. A path that ends as the one that stands says nothing new. */
const moved = (row: CatalogRow, districtsAbove: ReadonlyMap<string, string[]>): FieldChange[] => {
  const { region, districtsAbove: said = [] } = row as StoreInput
  if (!region || said.length === 0) return []
  const now = districtsAbove.get(region) ?? []
  const before = pathText(now.slice(-said.length))
  return before === pathText(said) ? [] : [{ field: 'regionParent', before, after: pathText(said) }]
}
