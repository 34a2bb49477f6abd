import { createHmac } from 'node:crypto'

import { pinoLog } from '#lib/adapters/observability/pino-log.ts'
import { openDatabase, type Database, type TransactionClient } from '#lib/adapters/prisma/database.ts'
import { prismaCredentialLookup } from '#lib/adapters/prisma/credential-lookup.ts'
import { joinTransaction } from '#lib/adapters/prisma/transact.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { aesSealer, sha256 } from '#lib/adapters/system/aes-sealer.ts'
import { argon2Passwords } from '#lib/adapters/system/argon2-passwords.ts'
import { systemRandom, systemClock } from '#lib/adapters/system/clock.ts'
import { otpTotp } from '#lib/adapters/system/otp-totp.ts'
import { minutes } from '#lib/domain/duration.ts'
import { API_SCOPES, type KeyActor, type Role, type SystemActor } from '#lib/domain/identity/actor.ts'

import { demoProducts, demoShipments, demoStores } from './demo/catalog.ts'
import { demoHistory } from './demo/history.ts'
import { roleUrls } from './roles.ts'

// `node prisma/seed.ts [--empty]`: a retailer to try the product with. One transaction for each tenant: all or nothing,
// and nothing where it is there already. Prints what is needed to sign in, the same at each run.

const FIRST = '019aa000-0000-7000-8000-000000000001'
const SECOND = '019aa000-0000-7000-8000-000000000002'
const now = systemClock.now()
const quiet = { span: <T>(_: string, work: () => Promise<T>) => work(), traceparent: () => null }

const secretOf = (what: string): Buffer =>
  createHmac('sha256', process.env['SEED_SECRET'] ?? 'demo')
    .update(what)
    .digest()
const apiKeyOf = (who: string): string => `csk_${secretOf(`api key ${who}`).toString('base64url')}`
const passwordOf = (who: string): string =>
  `${who}-${secretOf(`password ${who}`).toString('hex').slice(0, 12)}`

const PEOPLE = [
  ['admin', 'Demo administrator', 'admin'],
  ['manager', 'Demo manager', 'recall_manager'],
  ['approver', 'Demo approver', 'approver'],
  ['auditor', 'Demo auditor', 'viewer'],
  ['district', 'Demo district manager', 'district_manager'],
  ['store', 'Demo store manager', 'store_manager'],
  ['associate', 'Demo associate', 'store_associate'],
] as const satisfies readonly (readonly [string, string, Role])[]

const STORE_NUMBER = '0001'
const emailOf = (who: string, domain = 'fairmeadow.example'): string => `${who}@${domain}`
const account = (who: string) => ({ email: emailOf(who), password: passwordOf(who) })

const demo = {
  apiKey: apiKeyOf('manager'),
  approverApiKey: apiKeyOf('approver'),
  manager: account('manager'),
  approver: account('approver'),
  store: { ...account('store'), number: STORE_NUMBER },
  admin: account('admin'),
  otherTenant: { apiKey: apiKeyOf('other') },
}

const passwords = argon2Passwords()
// Written by the use cases, step by step, also on a machine that is busy.
const A_MONTH_OF_HISTORY = minutes(3)

const insertPerson = async (
  tx: TransactionClient,
  tenantId: string,
  person: { who: string; name: string; role: Role; email: string; storeId?: string; regionId?: string },
): Promise<KeyActor> => {
  const { who, name, role, email, storeId = null, regionId = null } = person
  const id = systemRandom.id()
  const passwordHash = await passwords.hash(passwordOf(who))
  await tx.person.create({
    data: {
      id,
      tenantId,
      email,
      name,
      role,
      storeId,
      regionId,
      status: 'active',
      passwordHash,
      createdAt: now,
      updatedAt: now,
    },
  })
  return {
    kind: 'key',
    tenantId,
    personId: id,
    name,
    role,
    storeId,
    regionId,
    keyId: systemRandom.id(),
    scopes: API_SCOPES,
  }
}

const insertKey = async (tx: TransactionClient, actor: KeyActor, who: string): Promise<void> => {
  const secret = apiKeyOf(who)
  const { keyId: id, tenantId, personId } = actor
  const data = {
    id,
    tenantId,
    personId,
    name: `Demo key of the ${who}`,
    prefix: secret.slice(0, 12),
    scopes: [...API_SCOPES],
  }
  await tx.apiKey.create({ data: { ...data, secretHash: sha256(secret), createdAt: now } })
}

const seedRetailer = async (tx: TransactionClient, db: Database, empty: boolean): Promise<void> => {
  const actor: SystemActor = { kind: 'system', tenantId: FIRST, name: 'seed' }
  const needs = { clock: systemClock, random: systemRandom, tracing: quiet }
  await tx.tenant.create({ data: { id: FIRST, name: 'Fairmeadow Markets', createdAt: now } })
  const transact = joinTransaction(tx, needs)
  const stores = empty ? demoStores().filter(({ number }) => number === STORE_NUMBER) : demoStores()
  await transact(actor, async ({ catalog }) => {
    await catalog.upsertStores(stores, now)
    if (!empty) await catalog.upsertProducts(demoProducts(), now)
    if (!empty) await catalog.addShipments(demoShipments(now), now)
    return { ok: true, value: null }
  })
  const first = await tx.store.findFirstOrThrow({ where: { tenantId: FIRST, number: STORE_NUMBER } })
  const keys = new Map<string, KeyActor>()
  for (const [who, name, role] of PEOPLE) {
    const atStore = role === 'store_manager' || role === 'store_associate'
    const place = atStore
      ? { storeId: first.id }
      : role === 'district_manager' && first.regionId
        ? { regionId: first.regionId }
        : {}
    keys.set(who, await insertPerson(tx, FIRST, { who, name, role, email: emailOf(who), ...place }))
  }
  const author = keys.get('manager')
  const approver = keys.get('approver')
  if (!author || !approver) throw new Error('The demo needs a manager and an approver.')
  await insertKey(tx, author, 'manager')
  await insertKey(tx, approver, 'approver')
  if (empty) return
  const sealer = aesSealer(process.env['DATA_KEY'] ?? '')
  const log = pinoLog('seed', 'warn')
  const world = {
    ...needs,
    log,
    passwords,
    totp: otpTotp,
    sealer,
    digest: sha256,
    credentialLookup: prismaCredentialLookup(db),
  }
  await demoHistory(tx, world, { author, approver }, now)
  // Whoever was silent in that past is not escalated all at once the moment a worker starts.
  await tx.recallLadder.updateMany({ where: { tenantId: FIRST }, data: { steps: [] } })
}

const seedOther = async (tx: TransactionClient): Promise<void> => {
  await tx.tenant.create({ data: { id: SECOND, name: 'Northgate Foods', createdAt: now } })
  const email = emailOf('manager', 'northgate.example')
  const actor = await insertPerson(tx, SECOND, {
    who: 'other',
    name: 'Demo manager',
    role: 'recall_manager',
    email,
  })
  await insertKey(tx, actor, 'other')
}

const adminUrl = process.env['DATABASE_URL']
if (!adminUrl) {
  console.error('DATABASE_URL is not set.')
  process.exit(1)
}
const db = openDatabase(roleUrls(adminUrl).owner, 2)

const once = async (tenantId: string, work: (tx: TransactionClient) => Promise<void>): Promise<boolean> =>
  withTenant(
    db,
    { kind: 'system', tenantId, name: 'seed' },
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('clearshelf seed'))`
      if (await tx.tenant.findFirst({ where: { id: tenantId } })) return false
      await work(tx)
      return true
    },
    A_MONTH_OF_HISTORY,
  )

const made = [
  await once(FIRST, (tx) => seedRetailer(tx, db, process.argv.includes('--empty'))),
  await once(SECOND, seedOther),
]
// The demo is read from its first second: autovacuum would look at the new tables a minute later, and until then every
// plan would be made for tables of no rows.
if (made.includes(true)) await db.$executeRaw`ANALYZE`
console.log(made.includes(true) ? 'seeded' : 'up to date')
console.log(JSON.stringify(demo))
await db.$disconnect()
