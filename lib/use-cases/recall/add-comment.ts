import { after, minutes } from '#lib/domain/duration.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { surfaceOf } from '#lib/domain/identity/permissions.ts'
import { ok, reject, rejected, type Rejection, type Result } from '#lib/domain/result.ts'
import { mentionsIn } from '#lib/domain/timeline/comment-parts.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { permitted, personOf } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random'>

/** About one store's part, if a store is named; mentions stand in the text as @[person id]. */
export type CommentInput = {
  recallId: string
  storeNumber?: string | undefined
  body: string
  /** Files of the author's that are ready and go with it. */
  attachments?: string[]
}

const MOST_MENTIONS = 20
/** Who is at the desk sees it there; whoever has not by then is told by mail. */
const READ_WITHIN = minutes(5)

/** Says something about a recall to everybody at the desk. It is written once and stays. */
export const addComment =
  ({ transact, clock, random }: Needs) =>
  async (actor: Actor, input: CommentInput): Promise<Result<{ id: string }>> => {
    const { recallId, storeNumber, body, attachments = [] } = input
    const allowed = permitted(actor, 'recall:comment')
    if (!allowed.ok) return allowed
    const authorId = personOf(actor)
    if (authorId === null) return rejected('FORBIDDEN')
    return transact(actor, async (tx) => {
      const about = await subjectOf(tx, actor, recallId, storeNumber)
      if (!about.ok) return about
      const mentions = mentionsIn(body)
      const fault = await faultIn(tx, mentions)
      if (fault)
        return reject({
          code: 'VALIDATION_FAILED',
          errors: [{ path: 'body', code: 'mention', message: fault }],
        })
      const id = random.id()
      const { noticeId, storeId } = about.value
      const at = clock.now()
      await tx.comments.add({ id, recallId, noticeId, authorId, body, mentions, at })
      const hung = await tx.attachments.hangOn({ id, recallId, authorId }, attachments)
      if (hung !== attachments.length) return reject(GONE)
      const others = mentions.filter((personId) => personId !== authorId)
      await tx.comments.oweMentionMails({
        commentId: id,
        personIds: others,
        at,
        due: after(at, READ_WITHIN),
      })
      // What was said is personal and stays out of the trail; that it was said does not.
      const data = { recallId, storeId, noticeId, commentId: id, length: body.length, mentions, attachments }
      await tx.audit({ action: 'comment.added', subject: { type: 'comment', id }, data })
      await tx.announce(recallId)
      return ok({ id })
    })
  }

const GONE: Rejection = {
  code: 'VALIDATION_FAILED',
  errors: [
    {
      path: 'attachments',
      code: 'unknown_file',
      message: 'A file no longer exists. Remove it and choose it again; your text is kept.',
    },
  ],
}

type About = { noticeId: string | null; storeId: string | null }

const subjectOf = async (
  tx: Tx,
  actor: Actor,
  recallId: string,
  storeNumber: string | undefined,
): Promise<Result<About>> => {
  if (storeNumber === undefined)
    return (await tx.recalls.find(recallId))
      ? ok({ noticeId: null, storeId: null })
      : rejected('RECALL_NOT_FOUND')
  const notice = await tx.notices.findByStoreForUpdate(recallId, storeNumber)
  if (!notice) return rejected('NOTICE_NOT_FOUND')
  const { id: noticeId, storeId, districts } = notice
  const here = permitted(actor, 'recall:comment', { storeId, districts })
  return here.ok ? ok({ noticeId, storeId }) : here
}

const faultIn = async (tx: Tx, mentions: string[]): Promise<string | null> => {
  if (mentions.length > MOST_MENTIONS) return `At most ${MOST_MENTIONS} people can be mentioned at once.`
  for (const id of mentions) {
    const person = await tx.identity.person(id)
    if (!person || person.status !== 'active' || surfaceOf(person.role) !== 'recall')
      return 'Someone you mentioned no longer has console access. Remove the name.'
  }
  return null
}
