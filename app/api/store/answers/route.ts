import { PhoneAnswerBody, SentAt, withoutPin } from '#lib/contracts/forms/phone-answer.ts'
import { parseInput } from '#lib/contracts/parse-input.ts'
import { proveSignature } from '#lib/use-cases/notice/answer-as-store.ts'
import { answerFromPhone } from '#lib/web/answer-from-phone.ts'
import { answerIdempotently } from '#lib/web/idempotent.ts'
import { problem } from '#lib/web/problem.ts'
import { webProcess } from '#lib/web/process.ts'
import { readJson } from '#lib/web/request-body.ts'
import { storeRoute } from '#lib/web/store-route.ts'

/** The one way by which a phone acts: what is sent again under its key is done once, however late it comes. */
export const POST = storeRoute('/api/store/answers', async ({ request, actor, requestId }) => {
  const read = await readJson(request)
  if ('fault' in read) return problem(read.fault, requestId, { detail: read.detail })
  const body = parseInput(PhoneAnswerBody, read.json)
  if (!body.success) return problem('VALIDATION_FAILED', requestId, { errors: body.errors })
  // Entered for another store, on the same phone: it waits until somebody of that store is back.
  if (body.data.storeId !== actor.storeId)
    return problem('UNAUTHENTICATED', requestId, { detail: 'This was entered at another store.' })
  // Before the transaction of the answer is open: it takes a while, and counts although the answer is undone.
  const proof = await proveSignature(webProcess().ports)(actor, body.data)
  const { data: sentAt = null } = SentAt.safeParse(request.headers.get('x-sent-at'))
  return answerIdempotently(
    200,
    request,
    { actor, bodyText: withoutPin(read.json), keyNeeded: true },
    (ports, db) => answerFromPhone(ports, db, actor, body.data, { proof, sentAt }),
    requestId,
  )
})
