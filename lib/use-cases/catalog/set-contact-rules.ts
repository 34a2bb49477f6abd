import type { ContactInput } from '#lib/domain/catalog/rows.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { ContactRules } from '#lib/ports/catalog.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Input = { number: string; contact: Omit<ContactInput, 'language'>; rules: ContactRules }

/** When a contact wants to hear nothing, and of what. High priority overrides its quiet hours. */
export const setContactRules =
  ({ transact }: Pick<Ports, 'transact'>) =>
  async (actor: Actor, { number, contact, rules }: Input): Promise<Result<null>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      if (!(await tx.catalog.setContactRules(number, contact, rules)))
        return rejected('CATALOG_REFUSED', 'This contact isn’t active. Reload the store.')
      const data = { kind: contact.kind, channel: contact.channel, ...rules }
      await tx.audit({ action: 'store.contact_rules_set', subject: { type: 'store', id: number }, data })
      return ok(null)
    })
  }
