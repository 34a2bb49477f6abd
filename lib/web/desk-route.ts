import 'server-only'

import type { Readable } from '#lib/compose.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { unstorableTexts } from '#lib/contracts/unstorable-texts.ts'
import type { Result } from '#lib/domain/result.ts'

import { currentActor } from './current-actor.ts'
import { jsonAnswer } from './json-answer.ts'
import { observed } from './observed.ts'
import { problem, rejectionProblem } from './problem.ts'
import { webProcess } from './process.ts'

type Answer = (db: Readable, actor: PersonActor, text: string) => Promise<Result<unknown>>

/** A look-up for a field of the console, while somebody types: one question in the address, a read, JSON. */
export const deskRoute = (route: string, name: string, answer: Answer) => {
  const get = (request: Request): Promise<Response> =>
    observed(request, route, async (requestId) => {
      const signed = await currentActor()
      if (!signed) return problem('UNAUTHENTICATED', requestId)
      const text = (new URL(request.url).searchParams.get(name) ?? '').slice(0, 200)
      if (unstorableTexts(text).length > 0) return jsonAnswer(200, [], requestId)
      const result = await answer(webProcess().db, signed.actor, text)
      return result.ok
        ? jsonAnswer(200, result.value, requestId)
        : rejectionProblem(result.rejection, requestId)
    })
  return get
}
