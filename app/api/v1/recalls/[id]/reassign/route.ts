import { chosenOf } from '#lib/contracts/board.ts'
import { ok, reject } from '#lib/domain/result.ts'
import { reassignStores } from '#lib/use-cases/notice/reassign-stores.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('reassignStores', async (ports, { actor, params, body }) => {
  const which = { recallId: params.id, chosen: chosenOf(body), ownerId: body.ownerId }
  const done = await reassignStores(ports)(actor, which)
  if (done.ok) return ok({ reassigned: done.value })
  const { code, detail = '' } = done.rejection
  if (code !== 'PERSON_NOT_FOUND') return done
  // To a program it is a field of its body that is wrong, not its address.
  return reject({
    code: 'VALIDATION_FAILED',
    errors: [{ path: 'ownerId', code: 'unknown_person', message: detail }],
  })
})
