import { grants } from '#lib/domain/identity/permissions.ts'
import { API_SCOPES } from '#lib/domain/identity/actor.ts'
import { call } from '#tests/e2e/support/api.ts'
import { createKey, createPerson, FIRST_TENANT, query, SECOND_TENANT } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { urlOf } from '#tests/e2e/support/people.ts'
import { sessionCookie } from '#tests/e2e/support/session.ts'
import { stack } from '#tests/e2e/support/stack.ts'

import { expectProblem } from './problem.ts'
import { operations } from './registry.ts'
import { bodyOf, makeTargets, pathOf, type Targets } from './requests.ts'

let made: Promise<Targets> | undefined
const targets = () => (made ??= makeTargets())

const NAMED: Record<string, string> = {
  acknowledgeNotice: 'NOTICE_NOT_FOUND',
  reportStore: 'NOTICE_NOT_FOUND',
  finishAttachment: 'ATTACHMENT_NOT_FOUND',
  verifyNotice: 'NOTICE_NOT_FOUND',
  excuseNotice: 'NOTICE_NOT_FOUND',
  listEvidence: 'NOTICE_NOT_FOUND',
  revokeKey: 'KEY_NOT_FOUND',
  rotateKey: 'KEY_NOT_FOUND',
  rotateContactSecret: 'CONTACT_NOT_FOUND',
  getStore: 'STORE_NOT_FOUND',
  listStoreLots: 'STORE_NOT_FOUND',
  getProduct: 'PRODUCT_NOT_FOUND',
}

/** All that a foreign hand could have changed. */
const everything = async ({ told, draft }: Targets) =>
  query(
    `SELECT (SELECT to_jsonb(r) FROM recall r WHERE id = $1) AS draft, (SELECT to_jsonb(r) FROM recall r WHERE id = $2) AS out,
       (SELECT to_jsonb(n) FROM notice n WHERE id = $3) AS notice, (SELECT to_jsonb(s) FROM store s WHERE tenant_id = $4 AND number = $5) AS store`,
    [draft.id, told.recall.id, told.noticeId, FIRST_TENANT, told.store.number],
  )

for (const operation of operations) {
  const { method, path, scope, name } = operation
  const send = async (options: { key?: string | null; headers?: Record<string, string> }) => {
    const about = await targets()
    const body = bodyOf(operation, about)
    return call(method, pathOf(operation, about), { ...options, ...(body === undefined ? {} : { body }) })
  }

  test(`${method} ${path} is closed to whoever has no key that is good`, async () => {
    const before = await everything(await targets())
    const manager = await createPerson({ role: 'recall_manager' })
    const disabled = await createPerson({ role: 'recall_manager', status: 'disabled' })
    const cookie = await sessionCookie('recall', manager)
    const token = cookie.slice(cookie.indexOf('=') + 1)
    const scopes = [...API_SCOPES]
    const refused: Record<string, Parameters<typeof send>[0]> = {
      'no key': { key: null },
      'an unknown key': { key: 'csk_0000000000000000000000000000000000000000000' },
      'no key at all': { key: 'garbage' },
      'an empty one': { key: null, headers: { authorization: 'Bearer ' } },
      'another scheme': { key: null, headers: { authorization: `Basic ${stack().demo.apiKey}` } },
      'the session of a person': { key: null, headers: { cookie, origin: urlOf('recall') } },
      'the session as a bearer': { key: token },
      'the key as a cookie': {
        key: null,
        headers: { cookie: `clearshelf-recall-session=${stack().demo.apiKey}` },
      },
      'an expired key': { key: await createKey({ person: manager, scopes, expired: true }) },
      'a revoked key': { key: await createKey({ person: manager, scopes, revoked: true }) },
      'the key of somebody disabled': { key: await createKey({ person: disabled, scopes }) },
    }
    for (const [what, options] of Object.entries(refused)) {
      const answer = await send(options)
      expectProblem(answer, 401, 'UNAUTHENTICATED', what)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    }
    expect(await everything(await targets())).toEqual(before)
  })

  test(`${method} ${path} wants the scope ${scope}`, async () => {
    const manager = await createPerson({ role: 'recall_manager' })
    const key = await createKey({
      person: manager,
      scopes: API_SCOPES.filter((one) => !grants([one], scope)),
    })
    expectProblem(await send({ key }), 403, 'FORBIDDEN')
  })

  // The auditor reads everything, also what is asked with a body.
  if (method !== 'GET' && name !== 'scopeEffect')
    test(`${method} ${path} wants a person whose role allows it`, async () => {
      const viewer = await createPerson({ role: 'viewer' })
      const key = await createKey({ person: viewer, scopes: [...API_SCOPES] })
      expectProblem(await send({ key }), 403, 'FORBIDDEN')
    })

  test(`${method} ${path} is not served on the other surface`, async () => {
    const about = await targets()
    const response = await fetch(`${urlOf('store')}/api/v1${pathOf(operation, about)}`, {
      method,
      headers: { authorization: `Bearer ${stack().demo.apiKey}`, 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: JSON.stringify(bodyOf(operation, about)) }),
    })
    expect(response.status).toBe(404)
  })

  if (operation.params)
    test(`${method} ${path} knows nothing of another tenant's ids`, async () => {
      const before = await everything(await targets())
      const answer = await send({ key: stack().demo.otherTenant.apiKey })
      expectProblem(answer, 404, NAMED[name] ?? 'RECALL_NOT_FOUND')
      expect(await everything(await targets())).toEqual(before)
    })
}

test('what another tenant writes under our numbers is theirs, and ours stays', async () => {
  const about = await targets()
  const before = await everything(about)
  const stranger = await createPerson({ role: 'recall_manager', tenantId: SECOND_TENANT })
  const key = await createKey({ person: stranger, scopes: [...API_SCOPES] })
  for (const operation of operations.filter(({ params, method }) => !params && method !== 'GET')) {
    const answer = await call(operation.method, operation.path, { key, body: bodyOf(operation, about) })
    expect([200, 201], `${operation.name}: ${answer.text}`).toContain(answer.status)
  }
  expect(await everything(about)).toEqual(before)
  const list = await call<{ data: { id: string }[] }>('GET', '/recalls?limit=500', { key })
  expect(list.body.data.map(({ id }) => id)).not.toContain(about.told.recall.id)
})
