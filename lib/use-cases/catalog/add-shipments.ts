import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, type FieldError, type Result } from '#lib/domain/result.ts'
import type { ShipmentInput } from '#lib/domain/catalog/rows.ts'
import type { UpsertCounts } from '#lib/ports/catalog.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>
type RowError = FieldError & { index: number }

/** Adds what was shipped. Rows of an unknown store are reported with their place; the others are taken. */
export const addShipments =
  ({ transact, clock }: Needs) =>
  async (
    actor: Actor,
    rows: { index: number; row: ShipmentInput }[],
  ): Promise<Result<UpsertCounts & { errors: RowError[] }>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const known = await tx.catalog.knownStores(rows.map(({ row }) => row.storeNumber))
      const errors = rows
        .filter(({ row }) => !known.has(row.storeNumber))
        .map(({ index, row }) => ({
          index,
          path: 'storeNumber',
          code: 'unknown_store',
          message: `No store ${row.storeNumber}.`,
        }))
      const counts = await tx.catalog.addShipments(
        rows.map(({ row }) => row).filter((row) => known.has(row.storeNumber)),
        clock.now(),
      )
      // Rows that say what is there already are no change, and no change has no leaf.
      if (counts.created + counts.updated > 0) {
        await tx.audit({
          action: 'catalog.shipments_added',
          subject: { type: 'shipment', id: actor.tenantId },
          data: counts,
        })
      }
      return ok({ ...counts, errors })
    })
  }
