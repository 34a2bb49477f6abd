import 'server-only'

import type { StoreActor } from '#lib/domain/identity/actor.ts'

import { currentActor } from './current-actor.ts'
import { observed } from './observed.ts'
import { NOT_OURS, problem, SIGNED_OUT } from './problem.ts'
import { isSameOrigin } from './same-origin.ts'

type Answer = (asked: { request: Request; actor: StoreActor; requestId: string }) => Promise<Response>

/** What the store app asks for by itself: for people who are signed in at a store, and from our own pages. */
export const storeRoute = (route: string, answer: Answer) => (request: Request) =>
  observed(request, route, async (requestId) => {
    if (request.method !== 'GET' && !isSameOrigin(request.headers))
      return problem('CROSS_ORIGIN', requestId, { detail: NOT_OURS })
    const actor = (await currentActor())?.actor
    if (!actor) return problem('UNAUTHENTICATED', requestId, { detail: SIGNED_OUT })
    const { storeId } = actor
    if (actor.surface !== 'store' || storeId === null) return problem('FORBIDDEN', requestId)
    return answer({ request, actor: { ...actor, storeId }, requestId })
  })
