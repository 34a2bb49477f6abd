import { PushEndpointBody, PushSubscriptionBody } from '#lib/contracts/forms/push.ts'
import { parseInput } from '#lib/contracts/parse-input.ts'
import { isPushSubscribed } from '#lib/queries/device/is-push-subscribed.ts'
import { stopTellingPhone, tellPhone } from '#lib/use-cases/device/tell-phone.ts'
import { jsonAnswer } from '#lib/web/json-answer.ts'
import { problem, rejectionProblem } from '#lib/web/problem.ts'
import { webProcess } from '#lib/web/process.ts'
import { readJson } from '#lib/web/request-body.ts'
import { storeRoute } from '#lib/web/store-route.ts'

const ROUTE = '/api/store/push'

/** Whether the browser with this address is told, and the key by which it asks to be. */
export const GET = storeRoute(ROUTE, async ({ request, actor, requestId }) => {
  const { db, env } = webProcess()
  const endpoint = new URL(request.url).searchParams.get('endpoint')
  const asked = PushEndpointBody.safeParse({ endpoint })
  const told = asked.success ? await isPushSubscribed(db, actor, asked.data) : null
  return jsonAnswer(
    200,
    { key: env.VAPID_PUBLIC_KEY ?? null, told: told?.ok ? told.value : false },
    requestId,
  )
})

export const POST = storeRoute(ROUTE, async ({ request, actor, requestId }) => {
  const read = await readJson(request)
  if ('fault' in read) return problem(read.fault, requestId, { detail: read.detail })
  const body = parseInput(PushSubscriptionBody, read.json)
  if (!body.success) return problem('VALIDATION_FAILED', requestId, { errors: body.errors })
  const done = await tellPhone(webProcess().ports)(actor, body.data)
  return done.ok ? jsonAnswer(200, { told: true }, requestId) : rejectionProblem(done.rejection, requestId)
})

export const DELETE = storeRoute(ROUTE, async ({ request, actor, requestId }) => {
  const read = await readJson(request)
  if ('fault' in read) return problem(read.fault, requestId, { detail: read.detail })
  const body = parseInput(PushEndpointBody, read.json)
  if (!body.success) return problem('VALIDATION_FAILED', requestId, { errors: body.errors })
  const done = await stopTellingPhone(webProcess().ports)(actor, body.data.endpoint)
  return done.ok ? jsonAnswer(200, { told: false }, requestId) : rejectionProblem(done.rejection, requestId)
})
