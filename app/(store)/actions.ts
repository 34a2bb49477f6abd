'use server'

import { redirect } from 'next/navigation'

import { AcknowledgeForm, SeenForm } from '#lib/contracts/forms/recall.ts'
import { acknowledgeNotice } from '#lib/use-cases/notice/acknowledge-notice.ts'
import { markNoticeSeen } from '#lib/use-cases/notice/mark-notice-seen.ts'
import { action } from '#lib/web/action.ts'

const acknowledge = action('acknowledge notice', AcknowledgeForm, async (ports, input, { actor }) => {
  const { noticeId, version } = input
  const done = await acknowledgeNotice(ports)(actor, { notice: { id: noticeId }, by: actor.name, version })
  return done.ok ? { ok: true, value: noticeId } : done
})

/** For a browser without script: the page that follows tells what came of it. */
export const acknowledgePlainly = async (form: unknown): Promise<void> => {
  // Anybody can call an action with something else than its form.
  const { noticeId, version } = form instanceof FormData ? Object.fromEntries(form) : {}
  const done = await acknowledge({ noticeId, version })
  redirect(done.ok ? `/tasks/${done.value}` : '/inbox')
}

export const markSeen = action('mark notice seen', SeenForm, (ports, { noticeId }, { actor }) =>
  markNoticeSeen(ports)(actor, noticeId),
)
