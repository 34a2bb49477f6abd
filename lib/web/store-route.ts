import 'server-only'

import type { StoreActor } from '#lib/domain/identity/actor.ts'
import type { Language } from '#lib/domain/identity/language.ts'

import { currentActor } from './current-actor.ts'
import { observed } from './observed.ts'
import { NOT_OURS, problem, SIGNED_OUT } from './problem.ts'
import { isSameOrigin } from './same-origin.ts'

type Asked = { request: Request; actor: StoreActor; language: Language; requestId: string }
type Answer = (asked: Asked) => Promise<Response>

/** What the store app asks for by itself: for people who are signed in at a store, and from our own pages. */
export const storeRoute = (route: string, answer: Answer) => (request: Request) =>
  observed(request, route, async (requestId) => {
    if (request.method !== 'GET' && !isSameOrigin(request.headers))
      return problem('CROSS_ORIGIN', requestId, { detail: NOT_OURS })
    const signed = await currentActor()
    if (!signed) return problem('UNAUTHENTICATED', requestId, { detail: SIGNED_OUT })
    const { actor, person } = signed
    const { storeId } = actor
    if (actor.surface !== 'store' || storeId === null) return problem('FORBIDDEN', requestId)
    return answer({ request, actor: { ...actor, storeId }, language: person.language, requestId })
  })
