'use server'

import { LinkAcknowledgeForm } from '#lib/contracts/forms/recall.ts'
import { acknowledgeNotice } from '#lib/use-cases/notice/acknowledge-notice.ts'
import { openLink } from '#lib/use-cases/identity/open-link.ts'
import { publicAction } from '#lib/web/action.ts'

const SOMEBODY = 'Link in the message'

export const acknowledgeByLink = publicAction(
  'acknowledge by link',
  LinkAcknowledgeForm,
  async (ports, { secret, version, by }) => {
    const link = await openLink(ports)(secret)
    if (!link.ok) return link
    const done = await acknowledgeNotice(ports)(link.value, {
      notice: { id: link.value.noticeId },
      by: by || SOMEBODY,
      version,
    })
    return done.ok ? { ok: true, value: null } : done
  },
)
