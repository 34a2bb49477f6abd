import type { Channel } from '#lib/domain/channel/channel.ts'
import type { CatalogRows } from '#lib/ports/catalog.ts'

import type { TransactionClient } from './database.ts'

type ContactDesk = Pick<
  CatalogRows,
  'verifyContact' | 'setContactRules' | 'channelOfContact' | 'addContactSecret'
>

/** Contacts of a store, changed one by one in all but their address. */
export const contactDesk = (tx: TransactionClient, tenantId: string): ContactDesk => ({
  verifyContact: async (storeNumber, { channel, address, kind }, verifiedBy, verifiedAt) => {
    const { count } = await tx.contact.updateMany({
      where: {
        tenantId,
        store: { tenantId, number: storeNumber },
        channel,
        address,
        kind,
        disabledBecause: null,
      },
      data: { verifiedAt, verifiedBy },
    })
    return count > 0
  },
  setContactRules: async (storeNumber, { channel, address, kind }, { quiet, leastPriority }) => {
    const { count } = await tx.contact.updateMany({
      where: {
        tenantId,
        store: { tenantId, number: storeNumber },
        channel,
        address,
        kind,
        disabledBecause: null,
      },
      data: { quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, leastPriority },
    })
    return count > 0
  },
  channelOfContact: async (storeNumber, contactId) => {
    const [row] = await tx.$queryRaw<{ channel: Channel }[]>`
      SELECT c.channel FROM contact c JOIN store s ON s.tenant_id = c.tenant_id AND s.id = c.store_id
      WHERE c.tenant_id = ${tenantId}::uuid AND c.id = ${contactId}::uuid AND s.number = ${storeNumber}
        AND c.disabled_because IS DISTINCT FROM 'removed' FOR NO KEY UPDATE OF c`
    return row?.channel ?? null
  },
  addContactSecret: async (contactId, sealed, at) => {
    await tx.$executeRaw`
      UPDATE contact SET signing_secrets = ARRAY[${sealed}] || signing_secrets[1:1], secret_rotated_at = ${at}
      WHERE tenant_id = ${tenantId}::uuid AND id = ${contactId}::uuid`
  },
})
