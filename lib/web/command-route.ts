import 'server-only'

import type { Readable, WebPorts } from '#lib/compose.ts'
import type { RecallView } from '#lib/contracts/views.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import type { Result } from '#lib/domain/result.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { commandRecall, type CommandVerb } from '#lib/use-cases/recall/command-recall.ts'

import { apiRoute, type ApiCall } from './api-route.ts'

type CommandName =
  | 'submitRecall'
  | 'approveRecall'
  | 'sendBackRecall'
  | 'issueRecall'
  | 'beginClosing'
  | 'reopenRecall'
  | 'cancelRecall'

/** A command of the API, answered with the recall as it then is: read where it was written, so as it will be committed. */
export const commandRoute = (name: CommandName, verb: CommandVerb) =>
  apiRoute(
    name,
    async (ports: WebPorts, call: ApiCall<CommandName>, db: Readable): Promise<Result<RecallView>> => {
      const { actor, params, body, ifRevision } = call
      const reason = 'reason' in body ? body.reason : undefined
      const done = await commandRecall(ports)(actor, { recallId: params.id, verb, reason, ifRevision })
      return answerWithRecall(db, call, done)
    },
  )

type Asked = { reader: Actor; params: { id: string }; now: Date }

/** What came of a command: the recall as it now is. */
export const answerWithRecall = async (
  db: Readable,
  { reader, params, now }: Asked,
  done: Result<StoredRecall>,
): Promise<Result<RecallView>> => (done.ok ? recallDetail(db, reader, { id: params.id, now }) : done)
