import type { WebPorts } from '#lib/compose.ts'
import type { ContactInput, StoreInput } from '#lib/domain/catalog/rows.ts'
import type { Result } from '#lib/domain/result.ts'
import type { StoredNotice } from '#lib/ports/notices.ts'
import { markNoticeSeen } from '#lib/use-cases/notice/mark-notice-seen.ts'
import { acknowledgeNotice } from '#lib/use-cases/notice/acknowledge-notice.ts'
import { store as storeInput } from '#prisma/demo/builders.ts'

import type { Mailbox } from './mailbox.ts'
import type { Truth } from './truth.ts'
import { joinedPerson, type Person } from './world-people.ts'

export type NoticeRow = {
  id: string
  version: number
  state: string
  reopenedReason: string | null
  stoodDownAt: Date | null
  notifiedAt: Date | null
  acknowledgedAt: Date | null
  acknowledgedBy: string | null
}

export type Store = {
  id: string
  number: string
  onDuty: Mailbox
  afterHours: Mailbox
  /** The person who runs it. */
  manager: Person
  noticeOf(recall: { id: string }): Promise<NoticeRow>
  triesToAcknowledge(
    recall: { id: string },
    read?: { version?: number; by?: string },
  ): Promise<Result<StoredNotice>>
  acknowledges(recall: { id: string }): Promise<StoredNotice>
  /** Somebody there has it on the screen. */
  sees(recall: { id: string }): Promise<void>
}

type ContactWish = Partial<Pick<ContactInput, 'address' | 'language'>>
export type StoreWish = Partial<Omit<StoreInput, 'contacts'>> & {
  onDuty?: ContactWish
  afterHours?: ContactWish
}

/** A contact who is told by e-mail. */
export const email = (wish: ContactWish = {}): ContactWish => wish

type Needs = { web: WebPorts; truth: Truth; tenantId: string; mailbox: (address: string) => Mailbox }

/** The row that a wish stands for; the number makes its addresses its own. */
export const storeRow = (
  number: string,
  zone: string,
  { onDuty, afterHours, ...rest }: StoreWish,
): StoreInput => {
  const contact = (kind: ContactInput['kind'], wish: ContactWish | undefined): ContactInput[] =>
    wish
      ? [
          {
            channel: 'email',
            kind,
            language: 'en',
            address: `${kind.replace('_', '.')}.${number}@fairmeadow.example`,
            ...wish,
          },
        ]
      : []
  const nobody = onDuty === undefined && afterHours === undefined
  const contacts = [...contact('on_duty', nobody ? {} : onDuty), ...contact('after_hours', afterHours)]
  return storeInput({ number, timezone: zone, name: `Store ${number}`, ...rest, contacts })
}

export const storeWho = async (needs: Needs, row: StoreInput): Promise<Store> => {
  const { web, truth, tenantId } = needs
  const [known] = await truth.rows<{ id: string }>(
    'SELECT id FROM store WHERE tenant_id = $1 AND number = $2',
    [tenantId, row.number],
  )
  if (!known) throw new Error(`There is no store ${row.number}.`)
  const { id } = known
  const manager = await joinedPerson(needs, {
    role: 'store_manager',
    storeId: id,
    name: `Manager of ${row.number}`,
  })
  const addressOf = (kind: ContactInput['kind']) =>
    row.contacts.find((contact) => contact.kind === kind)?.address ?? `nobody.${kind}@${row.number}`
  const self: Store = {
    id,
    number: row.number,
    onDuty: needs.mailbox(addressOf('on_duty')),
    afterHours: needs.mailbox(addressOf('after_hours')),
    manager,
    noticeOf: async (recall) => {
      const [notice] = await truth.rows<NoticeRow>(
        `SELECT id, version, state, reopened_reason AS "reopenedReason", stood_down_at AS "stoodDownAt", notified_at AS "notifiedAt", acknowledged_at AS "acknowledgedAt", acknowledged_by AS "acknowledgedBy"
         FROM notice WHERE recall_id = $1 AND store_id = $2`,
        [recall.id, id],
      )
      if (!notice) throw new Error(`Store ${row.number} has no part in this recall.`)
      return notice
    },
    triesToAcknowledge: async (recall, read = {}) => {
      const { id: noticeId, version } = await self.noticeOf(recall)
      return acknowledgeNotice(web)(await manager.atWork(), {
        notice: { id: noticeId },
        by: manager.name,
        version,
        ...read,
      })
    },
    sees: async (recall) => {
      await markNoticeSeen(web)(await manager.atWork(), (await self.noticeOf(recall)).id)
    },
    acknowledges: async (recall) => {
      const done = await self.triesToAcknowledge(recall)
      if (!done.ok) throw new Error(`Store ${row.number} cannot acknowledge: ${done.rejection.code}`)
      return done.value
    },
  }
  return self
}
