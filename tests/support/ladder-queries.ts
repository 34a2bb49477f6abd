import { expect } from 'vitest'

import { deliveryPolicy } from '#lib/queries/delivery-policy.ts'
import { ladderFacts } from '#lib/queries/escalation/ladder-facts.ts'
import { ladderSettings } from '#lib/queries/escalation/ladder-settings.ts'
import { recallLadder } from '#lib/queries/escalation/recall-ladder.ts'
import { callTasks } from '#lib/queries/escalation/call-tasks.ts'

import type { About } from './desk-about.ts'

/** What the ladder's queries give when they are asked, as our actor, for what is theirs. */
export const ladderQueries = (about: () => About): Record<string, () => Promise<void>> => ({
  ladderSettings: async () => {
    const { db, manager, world, theirs } = about()
    await world.truth.rows(`UPDATE escalation_ladder SET version = 7 WHERE tenant_id = $1`, [theirs.tenantId])
    expect(await ladderSettings(db, manager, { name: 'high' })).toMatchObject({
      ok: true,
      value: { version: 1 },
    })
  },
  deliveryPolicy: async () => {
    const { db, manager, world, theirs } = about()
    await world.truth.rows(`UPDATE delivery_policy SET per_contact = 7 WHERE tenant_id = $1`, [
      theirs.tenantId,
    ])
    await world.truth.rows(`UPDATE sms_spend SET parts = 9999 WHERE tenant_id = $1`, [theirs.tenantId])
    expect(await deliveryPolicy(db, manager, { now: world.clock.now() })).toMatchObject({
      ok: true,
      value: { policy: { perContact: 1000 } },
    })
  },
  ladderFacts: async () => {
    const { db, manager, ours, theirs } = about()
    const facts = await ladderFacts(db, manager, { number: null, recallId: theirs.recallId })
    expect(facts.ok && Object.keys(facts.value.people).toSorted()).toEqual(
      [ours.admin.id, ours.manager.id, ours.approver.id].toSorted(),
    )
  },
  recallLadder: async () => {
    const { db, manager, ours, theirs } = about()
    expect(await recallLadder(db, manager, { recallId: theirs.recallId })).toMatchObject({
      ok: false,
      rejection: { code: 'RECALL_NOT_FOUND' },
    })
    expect(await recallLadder(db, manager, { recallId: ours.recallId })).toMatchObject({
      ok: true,
      value: { taken: { 15: 1 } },
    })
  },
  callTasks: async () => {
    const { db, manager, world, ours, theirs } = about()
    // Even if a call of theirs were given to somebody of ours.
    const asThem = { ...manager, personId: theirs.manager.id }
    expect(await callTasks(db, asThem, {})).toEqual({ ok: true, value: [] })
    const own = await callTasks(db, manager, {})
    expect(own.ok && own.value.map(({ recallId, store }) => [recallId, store.number])).toEqual([
      [ours.recallId, '0002'],
    ])
    expect(world.tenantId).toBe(ours.tenantId)
  },
})
