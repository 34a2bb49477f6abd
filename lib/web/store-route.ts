import 'server-only'

import type { StoreActor } from '#lib/domain/identity/actor.ts'

import { currentActor } from './current-actor.ts'
import { observed } from './observed.ts'
import { problem } from './problem.ts'
import { isSameOrigin } from './same-origin.ts'

type Answer = (asked: { request: Request; actor: StoreActor; requestId: string }) => Promise<Response>

/** What the store app asks for by itself: for people who are signed in at a store, and from our own pages. */
export const storeRoute = (route: string, answer: Answer) => (request: Request) =>
  observed(request, route, async (requestId) => {
    if (request.method !== 'GET' && !isSameOrigin(request.headers)) return problem('CROSS_ORIGIN', requestId)
    const actor = (await currentActor())?.actor
    if (!actor) return problem('UNAUTHENTICATED', requestId)
    const { storeId } = actor
    if (actor.surface !== 'store' || storeId === null) return problem('FORBIDDEN', requestId)
    return answer({ request, actor: { ...actor, storeId }, requestId })
  })
