import { expect, test } from 'vitest'

import { minutes } from '#lib/domain/duration.ts'
import { API_SCOPES } from '#lib/domain/identity/actor.ts'
import { recallContent } from '#prisma/demo/builders.ts'
import { worldApi } from '#tests/support/world-api.ts'
import { bareWorld } from '#tests/support/world.ts'

const begin = async () => {
  const world = await bareWorld()
  const api = worldApi(world)
  return { world, api, key: await api.keyOf(world.manager, API_SCOPES) }
}

test('no leaf of the trail says anything but what was done, whoever writes it', async () => {
  const { world } = await begin()
  await using _ = world
  const write = (actor: string, body: object, hash = 'x') =>
    world.db.web.$transaction(async (tx) => {
      const at = new Date('2026-03-02T08:00:00Z')
      const id = world.web.random.id()
      await tx.$executeRaw`SELECT set_config('app.tenant_id', ${world.tenantId}, true), set_config('app.actor', 'person:me', true)`
      const leaf = {
        id,
        tenantId: world.tenantId,
        at: at.toISOString(),
        actor,
        action: 'x',
        subject: { type: 'recall', id: 'y' },
        ...body,
      }
      await tx.$executeRaw`
        INSERT INTO audit_leaf (id, tenant_id, at, actor, action, subject_type, subject_id, body, hash)
        VALUES (${id}::uuid, ${world.tenantId}::uuid, ${at}, ${actor}, 'x', 'recall', 'y', ${JSON.stringify(leaf)}, ${Buffer.from(hash)})`
      return tx.auditLeaf.findFirst({ where: { id } })
    })
  const leaf = await write('person:me', {})
  expect(Buffer.from(leaf?.hash ?? []).toString('hex')).toBe(
    Buffer.from(world.web.digest(leaf?.body ?? '')).toString('hex'),
  )
  await expect(write('person:you', {})).rejects.toThrow(/names somebody else/)
  await expect(write('person:me', { actor: 'person:you' })).rejects.toThrow(/something else/)
  await expect(write('person:me', { at: '2020-01-01T00:00:00.000Z' })).rejects.toThrow(/something else/)
})

test('when a leaf was recorded the database says, whatever a service gives', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  const draft = async () => {
    const { body } = await api.call<{ id: string }>('POST', '/recalls', { key, body: recallContent() })
    const events = await api.call<{ data: { at: string; recordedAt: string | null }[] }>(
      'GET',
      `/recalls/${body.id}/timeline`,
      { key },
    )
    return events.body.data[0]
  }
  // The clock of this service stands in March.
  const wrong = await draft()
  expect(wrong?.at).toBe(world.clock.now().toISOString())
  expect(Math.abs(Date.parse(wrong?.recordedAt ?? '') - Date.now())).toBeLessThan(minutes(1))
  world.clock.moveTo(new Date())
  expect(await draft()).toMatchObject({ at: world.clock.now().toISOString(), recordedAt: null })

  await world.db.web.$transaction(async (tx) => {
    const at = world.clock.now()
    const id = world.web.random.id()
    await tx.$executeRaw`SELECT set_config('app.tenant_id', ${world.tenantId}, true), set_config('app.actor', 'person:me', true)`
    const subject = { type: 'recall', id: 'y' }
    const body = {
      id,
      tenantId: world.tenantId,
      at: at.toISOString(),
      actor: 'person:me',
      action: 'x',
      subject,
    }
    await tx.$executeRaw`
      INSERT INTO audit_leaf (id, tenant_id, at, recorded_at, actor, action, subject_type, subject_id, body, hash)
      VALUES (${id}::uuid, ${world.tenantId}::uuid, ${at}, '2001-01-01Z', 'person:me', 'x', 'recall', 'y', ${JSON.stringify(body)}, 'x')`
    const leaf = await tx.auditLeaf.findFirst({ where: { id } })
    expect(leaf?.recordedAt?.getFullYear()).toBe(new Date().getFullYear())
  })
})
