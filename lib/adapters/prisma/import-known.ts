import { bareNumber } from '#lib/domain/catalog/import/read-cell.ts'
import type { Known } from '#lib/domain/catalog/import/judge-row.ts'
import type { ContactInput, ProductInput, ShipmentInput, StoreInput } from '#lib/domain/catalog/rows.ts'
import type { OpeningHours } from '#lib/domain/catalog/opening-hours.ts'

import type { TransactionClient } from './database.ts'

type StoreNow = Omit<StoreInput, 'address' | 'openingHours'> &
  StoreInput['address'] & { openingHours: OpeningHours | null; updatedAt: Date; removed: boolean }

const LONGEST = 8

/** Stores as a file would say them. */
export const storesNow = async (
  tx: TransactionClient,
  tenantId: string,
  numbers: string[],
): Promise<Known['stores']> => {
  const rows = await tx.$queryRaw<StoreNow[]>`
    SELECT s.number, s.name, s.banner, s.gln, g.name AS region, s.timezone, s.line1, s.city, s.state, s.postal_code AS "postalCode", s.country,
           s.opening_hours AS "openingHours", s.updated_at AS "updatedAt", s.removed_at IS NOT NULL AS removed,
           coalesce((SELECT jsonb_agg(jsonb_build_object('channel', c.channel, 'address', c.address, 'kind', c.kind, 'language', c.language))
                     FROM contact c WHERE c.tenant_id = s.tenant_id AND c.store_id = s.id AND c.disabled_because IS DISTINCT FROM 'removed' AND c.label IS NULL), '[]') AS contacts
    FROM store s LEFT JOIN region g ON g.tenant_id = s.tenant_id AND g.id = s.region_id
    WHERE s.tenant_id = ${tenantId}::uuid AND s.number = ANY (${numbers})`
  return new Map(
    rows.map(({ updatedAt, removed, ...row }) => [row.number, { row: toInput(row), updatedAt, removed }]),
  )
}

const toInput = (now: Omit<StoreNow, 'updatedAt' | 'removed'>): StoreInput => {
  const { line1, city, state, postalCode, country, contacts, ...row } = now
  return {
    ...row,
    address: { line1, city, state, postalCode, country },
    contacts: contacts as ContactInput[],
  }
}

export const productsNow = async (
  tx: TransactionClient,
  tenantId: string,
  gtins: string[],
): Promise<Known['products']> => {
  const rows = await tx.$queryRaw<(ProductInput & { updatedAt: Date; removed: boolean })[]>`
    SELECT gtin, name, brand, category, supplier, updated_at AS "updatedAt", removed_at IS NOT NULL AS removed
    FROM product WHERE tenant_id = ${tenantId}::uuid AND gtin = ANY (${gtins})`
  return new Map(rows.map(({ updatedAt, removed, ...row }) => [row.gtin, { row, updatedAt, removed }]))
}

export const shipmentsNow = async (
  tx: TransactionClient,
  tenantId: string,
  refs: string[],
): Promise<Known['shipments']> => {
  const rows = await tx.$queryRaw<ShipmentInput[]>`
    SELECT h.ref, s.number AS "storeNumber", h.gtin, h.lot, h.expires_on::text AS "expiresOn", h.quantity, h.shipped_at AS "shippedAt"
    FROM shipment h JOIN store s ON s.tenant_id = h.tenant_id AND s.id = h.store_id
    WHERE h.tenant_id = ${tenantId}::uuid AND h.ref = ANY (${refs})`
  return new Map(rows.map((row) => [row.ref, row]))
}

// Every length that a number may have had; looked up by equality, so that the index serves.
const spellings = (number: string): string[] => {
  const bare = bareNumber(number)
  return /^\d+$/.test(bare) && bare.length < LONGEST
    ? Array.from({ length: LONGEST - bare.length + 1 }, (_, i) => bare.padStart(bare.length + i, '0'))
    : []
}

/** Of each district, those above it, the topmost first. */
export const districtsAboveNow = async (
  tx: TransactionClient,
  tenantId: string,
): Promise<Known['districtsAbove']> => {
  const rows = await tx.region.findMany({
    where: { tenantId },
    select: { id: true, name: true, parentId: true },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const above = (parentId: string | null, met: string[]): string[] => {
    const parent = parentId === null || met.includes(parentId) ? undefined : byId.get(parentId)
    return parent ? [...above(parent.parentId, [...met, parent.id]), parent.name] : []
  }
  return new Map(rows.map(({ name, parentId }) => [name, above(parentId, [])]))
}

/** Of numbers that nobody has: who has them with other zeros in front. */
export const bareStoresNow = async (
  tx: TransactionClient,
  tenantId: string,
  unknown: string[],
): Promise<Known['bareStores']> => {
  const wanted = unknown.flatMap(spellings)
  if (wanted.length === 0) return new Map()
  // As one array: thousands of parameters would cost more than the question.
  const rows = await tx.$queryRaw<{ number: string }[]>`
    SELECT number FROM store WHERE tenant_id = ${tenantId}::uuid AND number = ANY (${wanted}) AND removed_at IS NULL`
  return new Map(rows.map(({ number }) => [bareNumber(number), number]))
}
