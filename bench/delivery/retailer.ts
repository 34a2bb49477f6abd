import type { Client } from 'pg'

import { openDatabase } from '#lib/adapters/prisma/database.ts'
import { prismaTransact } from '#lib/adapters/prisma/transact.ts'
import { sha256 } from '#lib/adapters/system/aes-sealer.ts'
import { systemRandom, systemClock } from '#lib/adapters/system/clock.ts'
import type { KeyActor } from '#lib/domain/identity/actor.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import type { Result } from '#lib/domain/result.ts'
import { commandRecall } from '#lib/use-cases/recall/command-recall.ts'
import { draftRecall } from '#lib/use-cases/recall/draft-recall.ts'
import { recallContent } from '#prisma/demo/builders.ts'

import { benchGtin, fillCatalog, makeTenant, MANAGER, storeNumber, TENANT } from '../fixtures.ts'
import type { Ground } from '../ground.ts'

const APPROVER = '019bb000-0000-7000-8000-000000000003'

const keyOf = (personId: string, role: 'recall_manager' | 'approver'): KeyActor => ({
  kind: 'key',
  tenantId: TENANT,
  personId,
  name: role,
  role,
  storeId: null,
  regionId: null,
  keyId: personId,
  scopes: ['recalls:write', 'recalls:issue'],
})

export const noTracing = {
  span: <T>(_name: string, work: () => Promise<T>) => work(),
  traceparent: () => null,
}

/** So many stores, each to be told by e-mail and by SMS. */
export const openRetailer = async (
  ground: Ground,
  admin: Client,
  stores: number,
  seed: number,
): Promise<void> => {
  await makeTenant(ground.adminUrl)
  await admin.query(
    `INSERT INTO person (id, tenant_id, email, name, role, status, created_at, updated_at)
     VALUES ($1, $2, 'approver@bench.example', 'Approver', 'approver', 'active', now(), now())`,
    [APPROVER, TENANT],
  )
  await fillCatalog(ground.adminUrl, { stores, products: 2, shipments: 2 }, seed)
  await admin.query(
    `UPDATE contact c SET channel = 'sms', address = '+1206' || lpad(((s.number::int * 7919) % 7999999 + 2000000)::text, 7, '0') || ''
     FROM store s WHERE s.id = c.store_id AND c.kind = 'after_hours'`,
  )
  await admin.query('VACUUM (ANALYZE) contact')
}

/** Issues a recall through the use cases that the API calls, to the first so many stores. Answers its id. */
export const issueTo = async (ground: Ground, stores: number, priority: Priority): Promise<string> => {
  const db = openDatabase(ground.urls.app, 2)
  const base = { clock: systemClock, random: systemRandom, tracing: noTracing, digest: sha256 }
  const never = () => Promise.reject(new Error('A key proves itself.'))
  const ports = {
    ...base,
    transact: prismaTransact(db, base),
    passwords: { hash: never, verify: never },
    totp: {} as never,
    sealer: {} as never,
    credentialLookup: {} as never,
    log: {} as never,
  }
  const granted = async <T>(what: Promise<Result<T>>): Promise<T> => {
    const result = await what
    if (!result.ok) throw new Error(JSON.stringify(result.rejection))
    return result.value
  }
  const manager = keyOf(MANAGER, 'recall_manager')
  const target = {
    mode: 'listed' as const,
    storeNumbers: Array.from({ length: stores }, (_, i) => storeNumber(i + 1)),
  }
  const scope = [
    { gtin: benchGtin(0), lots: ['L0001'], complete: true, identificationHint: 'Lot on the lid' },
  ]
  const draft = recallContent({ priority, target, scope } as never)
  const { id: recallId } = await granted(draftRecall(ports)(manager, draft))
  await granted(commandRecall(ports)(manager, { recallId, verb: 'submit' }))
  await granted(commandRecall(ports)(keyOf(APPROVER, 'approver'), { recallId, verb: 'approve' }))
  await granted(commandRecall(ports)(manager, { recallId, verb: 'issue' }))
  await db.$disconnect()
  return recallId
}
