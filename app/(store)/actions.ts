'use server'

import { AcknowledgeForm, SeenForm } from '#lib/contracts/forms/recall.ts'
import { acknowledgeNotice } from '#lib/use-cases/notice/acknowledge-notice.ts'
import { markNoticeSeen } from '#lib/use-cases/notice/mark-notice-seen.ts'
import { action } from '#lib/web/action.ts'

export const acknowledge = action(
  'acknowledge notice',
  AcknowledgeForm,
  async (ports, { noticeId, version }, { actor }) => {
    const done = await acknowledgeNotice(ports)(actor, { notice: { id: noticeId }, by: actor.name, version })
    return done.ok ? { ok: true, value: null } : done
  },
)

export const markSeen = action('mark notice seen', SeenForm, (ports, { noticeId }, { actor }) =>
  markNoticeSeen(ports)(actor, noticeId),
)
