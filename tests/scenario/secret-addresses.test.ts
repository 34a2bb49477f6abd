import { expect, test } from 'vitest'

import { contactHealth } from '#lib/queries/catalog/contact-health.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { email } from '#tests/support/world-stores.ts'
import { bareWorld } from '#tests/support/world.ts'

const SECRET = 'sigZq7planted9vX'
const HOOK = `https://hooks.example/workflows/a@b.example/${SECRET}?sig=${SECRET}`

test(
  'the address of a hook is shown, and found, by those alone who enter it',
  { timeout: 60_000 },
  async () => {
    await using world = await bareWorld()
    const store = await world.store({ onDuty: email() })
    await world.truth.rows(
      `INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, language, created_at)
     VALUES ($1, $2, $3, 'teams', $4, 'on_duty', 'en', $5)`,
      [world.web.random.id(), world.tenantId, store.id, HOOK, world.clock.now()],
    )
    const recall = await world.issueRecall({ shippedTo: [store] })
    await world.comeToRest()
    const viewer = await (await world.person({ role: 'viewer' })).atWork()
    const manager = await world.manager.atWork()
    const now = world.clock.now()
    const at = { recallId: recall.id, storeNumber: store.number, now }
    const part = async (actor: typeof viewer) => JSON.stringify(await storePart(world.db.web, actor, at))
    expect(await part(viewer)).not.toContain(SECRET)
    expect(await part(viewer)).toContain('https://hooks.example/…')
    expect(await part(manager)).toContain(SECRET)

    const found = async (actor: typeof viewer, search: string) => {
      const health = await contactHealth(world.db.web, actor, {
        search,
        limit: 50,
        now,
        fault: null,
      } as never)
      return health.ok ? health.value.data.length : -1
    }
    // Letter by letter a search would tell all of it.
    expect(await found(viewer, SECRET.slice(0, 6))).toBe(0)
    expect(await found(viewer, store.number)).toBeGreaterThan(0)
    expect(await found(manager, SECRET.slice(0, 6))).toBeGreaterThan(0)
  },
)
