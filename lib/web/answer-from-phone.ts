import 'server-only'

import type { Readable, WebPorts } from '#lib/compose.ts'
import type { StoreActor } from '#lib/domain/identity/actor.ts'
import type { EarlierAnswer, PhoneAnswer } from '#lib/domain/notice/phone-answer.ts'
import { WRITTEN_IN } from '#lib/domain/recall/texts.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import { earlierAnswer } from '#lib/queries/notice/earlier-answer.ts'
import { noticeTask } from '#lib/queries/notice/notice-task.ts'
import { answerAsStore, type Sending } from '#lib/use-cases/notice/answer-as-store.ts'

/** Does what a store's phone says, and tells it where its task is now, and who was first if it was not. */
export const answerFromPhone = async (
  ports: WebPorts,
  db: Readable,
  actor: StoreActor,
  answer: PhoneAnswer,
  sending: Sending,
): Promise<Result<unknown>> => {
  const done = await answerAsStore(ports)(actor, answer, sending)
  if (!done.ok) return done
  const { noticeId } = answer
  // None of its texts is told.
  const task = await noticeTask(db, actor, { noticeId, now: ports.clock.now(), language: WRITTEN_IN })
  if (!task.ok) return task
  const earlier = await earlierOf(db, actor, answer)
  const { state, version, answeredAt } = task.value
  return earlier.ok ? ok({ noticeId, state, version, answeredAt, earlier: earlier.value }) : earlier
}

const earlierOf = async (
  db: Readable,
  actor: StoreActor,
  { kind, noticeId, knew }: PhoneAnswer,
): Promise<Result<EarlierAnswer | null>> =>
  kind === 'report' && knew !== undefined ? earlierAnswer(db, actor, { noticeId, knew }) : ok(null)
