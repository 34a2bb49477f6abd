import { signOut } from '#lib/use-cases/identity/sign-out.ts'
import { jsonAnswer } from '#lib/web/json-answer.ts'
import { webProcess } from '#lib/web/process.ts'
import { dropSession } from '#lib/web/session-cookie.ts'
import { storeRoute } from '#lib/web/store-route.ts'

/** Ends a session that somebody left without a network, as soon as there is one (public/sw.js). */
export const POST = storeRoute('/api/store/sign-out', async ({ actor, requestId }) => {
  await signOut(webProcess().ports)(actor, 'here')
  await dropSession()
  return jsonAnswer(200, {}, requestId)
})
