import { jsonAnswer } from '#lib/web/json-answer.ts'
import { outboxKey } from '#lib/web/outbox-key.ts'
import { storeRoute } from '#lib/web/store-route.ts'

export const GET = storeRoute('/api/store/outbox-key', ({ actor, requestId }) =>
  Promise.resolve(jsonAnswer(200, { storeId: actor.storeId, key: outboxKey(actor) }, requestId)),
)
