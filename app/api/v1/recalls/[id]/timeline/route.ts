import { timelineEvents } from '#lib/queries/recall/timeline/timeline-events.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listTimeline', (_, { actor, params, query }, db) =>
  timelineEvents(db, actor, { recallId: params.id, ...query }),
)
