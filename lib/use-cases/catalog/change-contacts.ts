import type { Actor } from '#lib/domain/identity/actor.ts'
import type { ContactInput } from '#lib/domain/catalog/rows.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted, personOf } from '../permitted.ts'
import { changeStore } from './change-store.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>
type Named = Omit<ContactInput, 'language'>

const same = (a: Named, b: Named): boolean =>
  a.channel === b.channel && a.kind === b.kind && a.address === b.address

const MOST = 50

/** Adds a contact to a store, or puts it in the place of another one. What is new is not verified. */
export const saveContact =
  (ports: Needs) =>
  (
    actor: Actor,
    { number, contact, instead }: { number: string; contact: ContactInput; instead?: Named },
  ): Promise<Result<null>> =>
    changeStore(
      ports,
      actor,
      { number, action: instead ? 'store.contact_changed' : 'store.contact_added' },
      (store) => {
        const others = store.contacts.filter((one) => !instead || !same(one, instead))
        if (instead && others.length === store.contacts.length)
          return rejected('CATALOG_REFUSED', 'This contact no longer exists. Reload the store.')
        if (others.some((one) => same(one, contact)))
          return reject({
            code: 'CATALOG_REFUSED' as const,
            errors: [{ path: 'address', code: 'taken', message: 'The store already has this contact.' }],
          })
        if (others.length >= MOST)
          return rejected('CATALOG_REFUSED', `A store can have at most ${MOST} contacts.`)
        return ok({ ...store, contacts: [...others, contact] })
      },
    )

export const removeContact =
  (ports: Needs) =>
  (actor: Actor, { number, contact }: { number: string; contact: Named }): Promise<Result<null>> =>
    changeStore(ports, actor, { number, action: 'store.contact_removed' }, (store) =>
      ok({ ...store, contacts: store.contacts.filter((one) => !same(one, contact)) }),
    )

/** Somebody has tried it, and it was answered. */
export const verifyContact =
  ({ transact, clock }: Needs) =>
  async (actor: Actor, { number, contact }: { number: string; contact: Named }): Promise<Result<null>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const done = await tx.catalog.verifyContact(number, contact, personOf(actor) ?? '', clock.now())
      if (!done) return rejected('CATALOG_REFUSED', 'This contact isn’t active. Reload the store.')
      await tx.audit({ action: 'store.contact_verified', subject: { type: 'store', id: number } })
      return ok(null)
    })
  }
