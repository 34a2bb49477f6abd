import { expect, test } from 'vitest'

import { idempotency, type Answer, type IdempotentAnswer } from '#lib/adapters/prisma/idempotency.ts'
import { openDatabase } from '#lib/adapters/prisma/database.ts'
import { API_SCOPES, type KeyActor, type StoreActor } from '#lib/domain/identity/actor.ts'
import { rejected } from '#lib/domain/result.ts'
import type { Transact } from '#lib/ports/transact.ts'
import { draftRecall } from '#lib/use-cases/recall/draft-recall.ts'
import { gtin, recallContent } from '#prisma/demo/builders.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const keyOf = ({ tenantId, manager }: World, n = 1): KeyActor => ({
  kind: 'key',
  tenantId,
  personId: manager.id,
  name: manager.name,
  role: 'recall_manager',
  storeId: null,
  regionId: null,
  keyId: `019aa000-0000-7000-8000-00000000000${n}`,
  scopes: API_SCOPES,
})

const drafting =
  (world: World, actor: KeyActor, content = recallContent()) =>
  async (transact: Transact): Promise<Answer> => {
    const result = await draftRecall({ ...world.web, transact })(actor, content)
    return result.ok
      ? { status: 201, body: { id: result.value.id } }
      : { status: 422, body: { code: result.rejection.code } }
  }

const request = (world: World, body: string, key = 'order-7') => ({
  key,
  operation: 'POST /api/v1/recalls',
  bodyHash: world.web.digest(body),
})

const recalls = (world: World) => world.truth.rows<{ id: string }>('SELECT id FROM recall')
const kindOf = (answer: IdempotentAnswer) =>
  typeof answer === 'string' ? answer : 'replayed' in answer ? 'replayed' : 'done'

test('the same request is done once, and answered alike each time', async () => {
  await using world = await createWorld()
  const once = idempotency(world.db.web, world.web)
  const actor = keyOf(world)
  const first = await once(actor, request(world, 'a'), drafting(world, actor))
  const second = await once(actor, request(world, 'a'), drafting(world, actor))
  const [recall] = await recalls(world)
  expect(first).toEqual({ status: 201, body: { id: recall?.id } })
  expect(second).toEqual({ replayed: first })
  expect(await recalls(world)).toHaveLength(1)
})

test('a key that comes with another body or for another call is refused, and does nothing', async () => {
  await using world = await createWorld()
  const once = idempotency(world.db.web, world.web)
  const actor = keyOf(world)
  await once(actor, request(world, 'a'), drafting(world, actor))
  expect(await once(actor, request(world, 'b'), drafting(world, actor))).toBe('key_reused')
  expect(
    await once(actor, { ...request(world, 'a'), operation: 'POST /api/v1/x' }, drafting(world, actor)),
  ).toBe('key_reused')
  expect(await recalls(world)).toHaveLength(1)
})

test('the same word from another API key is another request', async () => {
  await using world = await createWorld()
  const once = idempotency(world.db.web, world.web)
  for (const actor of [keyOf(world, 1), keyOf(world, 2)]) {
    expect(kindOf(await once(actor, request(world, 'a'), drafting(world, actor)))).toBe('done')
  }
  expect(await recalls(world)).toHaveLength(2)
})

test('twenty at once are one: the others are told to wait, or get its answer', async () => {
  await using world = await createWorld()
  const many = openDatabase(world.database.urls.app, 20)
  const once = idempotency(many, world.web)
  const actor = keyOf(world)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => once(actor, request(world, 'a'), drafting(world, actor))),
  )
  await many.$disconnect()
  const kinds = answers.map(kindOf)
  expect(kinds.filter((kind) => kind === 'done')).toHaveLength(1)
  expect(kinds.filter((kind) => kind === 'key_reused')).toEqual([])
  expect(await recalls(world)).toHaveLength(1)
})

test('a refusal leaves nothing behind but its answer, which a repeat gets again', async () => {
  await using world = await createWorld()
  const once = idempotency(world.db.web, world.web)
  const actor = keyOf(world)
  const unknown = recallContent({ scope: [{ gtin: gtin(99), lots: [], complete: true }] })
  const refused = { status: 422, body: { code: 'VALIDATION_FAILED' } }
  expect(await once(actor, request(world, 'a'), drafting(world, actor, unknown))).toEqual(refused)
  expect(await once(actor, request(world, 'a'), drafting(world, actor))).toEqual({ replayed: refused })
  expect(await recalls(world)).toEqual([])
  expect(await world.truth.rows("SELECT FROM audit_leaf WHERE action LIKE 'recall.%'")).toEqual([])
})

test('work that was done before the refusal is undone', async () => {
  await using world = await createWorld()
  const once = idempotency(world.db.web, world.web)
  const actor = keyOf(world)
  const half = (transact: Transact): Promise<Answer> =>
    transact(actor, async (tx) => {
      await tx.recalls.insert({
        id: world.web.random.id(),
        content: recallContent(),
        authorId: actor.personId,
        status: 'draft',
        at: world.clock.now(),
      })
      await tx.audit({ action: 'recall.drafted', subject: { type: 'recall', id: actor.personId } })
      return rejected('RECALL_CHANGED')
    }).then((result) => ({ status: 409, body: result }))
  expect(await once(actor, request(world, 'a'), half)).toMatchObject({ status: 409 })
  expect(await recalls(world)).toEqual([])
})

test('an accident leaves nothing at all, so that the next try may succeed', async () => {
  await using world = await createWorld()
  const once = idempotency(world.db.web, world.web)
  const actor = keyOf(world)
  const accident = async (transact: Transact): Promise<Answer> => {
    await drafting(world, actor)(transact)
    throw new Error('The light went out.')
  }
  await expect(once(actor, request(world, 'a'), accident)).rejects.toThrow('The light went out.')
  expect(await recalls(world)).toEqual([])
  expect(kindOf(await once(actor, request(world, 'a'), drafting(world, actor)))).toBe('done')
})

test('the people of a store share their answers, and no other store gets them', async () => {
  await using world = await createWorld()
  const once = idempotency(world.db.web, world.web)
  const [one, other] = [await world.store(), await world.store()]
  const ofStore = async ({ id }: { id: string }): Promise<StoreActor> => ({
    ...(await world.manager.atWork()),
    storeId: id,
  })
  const answered = { status: 200, body: { state: 'acknowledged' } }
  const asked = { ...request(world, 'a'), operation: 'POST /api/store/answers' }
  const work = () => Promise.resolve(answered)
  expect(await once(await ofStore(one), asked, work)).toEqual(answered)
  const colleague = { ...(await ofStore(one)), personId: world.web.random.id() }
  expect(await once(colleague, asked, work)).toEqual({ replayed: answered })
  expect(await once(await ofStore(other), asked, work)).toEqual(answered)
})
