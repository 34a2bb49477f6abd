import type { Actor } from '#lib/domain/identity/actor.ts'
import type { OpeningHours } from '#lib/domain/catalog/opening-hours.ts'
import type { StoreInput } from '#lib/domain/catalog/rows.ts'
import { ok, reject, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'
import { changeStore } from './change-store.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>
export type StoreFacts = Omit<StoreInput, 'contacts' | 'openingHours'>

/** What a store is; whom to tell there stays as it is. */
export const saveStore =
  (ports: Needs) =>
  (actor: Actor, { facts, seenAt }: { facts: StoreFacts; seenAt: string }): Promise<Result<null>> =>
    changeStore(ports, actor, { number: facts.number, seenAt, action: 'store.changed' }, (store) =>
      ok({ ...store, ...facts }),
    )

export const saveOpeningHours =
  (ports: Needs) =>
  (actor: Actor, { number, hours }: { number: string; hours: OpeningHours }): Promise<Result<null>> =>
    changeStore(ports, actor, { number, action: 'store.hours_changed' }, (store) =>
      ok({ ...store, openingHours: hours }),
    )

/** A store that is not there yet. One that is, is not overwritten. */
export const addStore =
  ({ transact, clock }: Needs) =>
  async (actor: Actor, { facts }: { facts: StoreFacts }): Promise<Result<null>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    const { number } = facts
    return transact(actor, async (tx) => {
      if ((await tx.catalog.knownStores([number])).has(number))
        return reject({
          code: 'CATALOG_REFUSED' as const,
          errors: [{ path: 'number', code: 'taken', message: `Store ${number} already exists.` }],
        })
      await tx.catalog.upsertStores([{ ...facts, contacts: [], openingHours: null }], clock.now())
      await tx.audit({ action: 'store.added', subject: { type: 'store', id: number } })
      return ok(null)
    })
  }
