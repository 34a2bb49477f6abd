import { deliveryTables, type DeliveryTables, type VersionRow } from '#lib/adapters/memory/delivery-tables.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import { gtin, recallContent } from '#prisma/demo/builders.ts'

export const MEMORY_TENANT = '019c0000-0000-7000-8000-ffffffffffff'

/** A retailer in the tables of the memory twins: what web services would have written, without them. */
export type MemoryRetailer = {
  tables: DeliveryTables
  store: (contacts: SendingChannel[]) => string
  /** A new recall, or the next version of one that is issued; with it the outbox row of its fan-out. */
  issue: (priority: Priority, stores: string[], at: Date) => string
  changeScope: (recallId: string, judged: VersionRow['judged'], at: Date) => void
  /** False: the store has no part in it, or has said so before. */
  acknowledge: (recallId: string, storeId: string) => boolean
  close: (recallId: string) => void
  disable: (contactId: string) => void
}

export const memoryRetailer = (): MemoryRetailer => {
  const tables = deliveryTables()
  const content = recallContent()
  const productNames = { [gtin(1)]: 'Peanut butter' }
  const write = (recallId: string, version: number, judged: VersionRow['judged'], at: Date): void => {
    tables.versions.push({
      recallId,
      version,
      issuedAt: at,
      fannedOutAt: null,
      content,
      productNames,
      judged,
    })
    const message = {
      type: 'fan_out',
      version: 1,
      tenantId: MEMORY_TENANT,
      recallId,
      recallVersion: version,
    } as const
    const priority = tables.recalls.get(recallId)?.priority ?? 'low'
    tables.outbox.push({
      id: tables.nextId(),
      tenantId: MEMORY_TENANT,
      priority,
      message,
      traceparent: null,
      createdAt: at,
    })
  }
  return {
    tables,
    store: (contacts) => {
      const id = tables.nextId()
      const number = String(tables.stores.size + 1).padStart(4, '0')
      tables.stores.set(id, { id, number, name: `Store ${number}`, timezone: 'America/Chicago' })
      for (const channel of contacts) {
        const contact = tables.nextId()
        tables.contacts.set(contact, {
          id: contact,
          tenantId: MEMORY_TENANT,
          storeId: id,
          kind: 'on_duty',
          channel,
          address: `${channel}.${contact}`,
          language: 'en',
          disabledBecause: null,
        })
      }
      return id
    },
    issue: (priority, stores, at) => {
      const id = tables.nextId()
      const number = `R-${tables.recalls.size + 1}`
      tables.recalls.set(id, { id, tenantId: MEMORY_TENANT, number, status: 'issued', priority, version: 1 })
      write(
        id,
        1,
        stores.map((storeId) => ({ storeId })),
        at,
      )
      return id
    },
    changeScope: (recallId, judged, at) => {
      const recall = tables.recalls.get(recallId)
      if (recall) write(recallId, (recall.version += 1), judged, at)
    },
    acknowledge: (recallId, storeId) => {
      const notice = [...tables.notices.values()].find(
        (one) => one.recallId === recallId && one.storeId === storeId,
      )
      if (!notice || notice.state === 'acknowledged') return false
      notice.state = 'acknowledged'
      notice.answeredVersion = notice.version
      return true
    },
    close: (recallId) => Object.assign(tables.recalls.get(recallId) ?? {}, { status: 'closed' }),
    disable: (contactId) =>
      Object.assign(tables.contacts.get(contactId) ?? {}, { disabledBecause: 'bounced' }),
  }
}
