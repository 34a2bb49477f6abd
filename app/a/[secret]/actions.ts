'use server'

import { LinkAcknowledgeForm } from '#lib/contracts/forms/recall.ts'
import { acknowledgeByLink } from '#lib/use-cases/notice/acknowledge-by-link.ts'
import { publicAction } from '#lib/web/action.ts'

export const acknowledgeHere = publicAction('acknowledge by link', LinkAcknowledgeForm, (ports, input) =>
  acknowledgeByLink(ports)(input),
)
