import type { AnswerVia } from '#lib/ports/notices.ts'

import { Prisma } from './generated/client.ts'

/** When an answer shows that the store has seen the recall: whoever acts for it at the desk has not been seen there. */
export const seenBy = (via: AnswerVia, at: Date): Prisma.Sql =>
  via === 'console' || via === 'paper' ? Prisma.sql`NULL::timestamptz` : Prisma.sql`${at}::timestamptz`
