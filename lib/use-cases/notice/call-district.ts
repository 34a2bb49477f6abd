import { ok, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

/** A store has said that it cannot do it: whoever manages its district is owed a mail, once for each time it is said. */
export const callDistrict =
  ({ transact, clock }: Needs) =>
  ({ tenantId, noticeId }: { tenantId: string; noticeId: string }): Promise<Result<number>> =>
    transact({ kind: 'system', tenantId, name: 'follow_up' }, async (tx) => {
      const { mails, given } = await tx.notices.oweHelpMails(noticeId, clock.now())
      if (given)
        await tx.audit({
          action: 'notice.assigned',
          subject: { type: 'notice', id: noticeId },
          data: given,
        })
      await tx.enqueue(
        mails.map((mailId) => ({
          priority: 'high',
          message: { type: 'account_mail', version: 1, tenantId, mailId } as const,
        })),
      )
      return ok(mails.length)
    })
