import { createHash, randomBytes, randomUUID } from 'node:crypto'

import { Pool, type QueryResultRow } from 'pg'

import { cheapPasswords } from '#tests/support/cheap-passwords.ts'
import type { ApiScope, Role } from '#lib/domain/identity/actor.ts'

import { stack } from './stack.ts'

// States that no page and no call leads to, or only slowly: read and written past the product, as its owner.

export const FIRST_TENANT = '019aa000-0000-7000-8000-000000000001'
export const SECOND_TENANT = '019aa000-0000-7000-8000-000000000002'

export const PASSWORD = 'four plain words here'

let pool: Pool | undefined
const passwords = cheapPasswords()

const openPool = (): Pool => {
  const opened = new Pool({ connectionString: stack().databaseUrl, max: 2, allowExitOnIdle: true })
  // An idle connection ends with a database that a test takes away; the next question opens another.
  opened.on('error', () => undefined)
  return opened
}

export const query = async <Row extends QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> => {
  pool ??= openPool()
  return (await pool.query<Row>(text, values)).rows
}

export type Person = { id: string; tenantId: string; name: string; email: string; password: string }

type PersonInput = {
  role: Role
  tenantId?: string
  storeNumber?: string
  language?: string
  theme?: string
  status?: 'invited' | 'active' | 'disabled'
}

let hashed: Promise<string> | undefined

/** Somebody who can sign in, and whom no other test knows. */
export const createPerson = async (input: PersonInput): Promise<Person> => {
  const { role, tenantId = FIRST_TENANT, storeNumber, language = 'en', theme = 'system' } = input
  const id = randomUUID()
  const name = `Pat ${id.slice(0, 6)}`
  const email = `pat-${id.slice(0, 8)}@people.example`
  hashed ??= passwords.hash(PASSWORD)
  await query(
    `INSERT INTO person (id, tenant_id, email, name, role, status, store_id, language, theme, password_hash, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5::role, $6::person_status,
       (SELECT id FROM store WHERE tenant_id = $2 AND number = $7), $8::language, $9::theme, $10, now(), now())`,
    [
      id,
      tenantId,
      email,
      name,
      role,
      input.status ?? 'active',
      storeNumber ?? null,
      language,
      theme,
      await hashed,
    ],
  )
  return { id, tenantId, name, email, password: PASSWORD }
}

/** As if they had set it on their profile page. */
export const givePin = async ({ id }: Pick<Person, 'id'>, pin: string): Promise<void> => {
  await query('UPDATE person SET pin_hash = $2, pin_set_at = now() WHERE id = $1', [
    id,
    await passwords.hash(pin),
  ])
}

type KeyInput = {
  person: Pick<Person, 'id' | 'tenantId'>
  scopes: ApiScope[]
  expired?: boolean
  revoked?: boolean
}

/** The secret of a new API key. */
export const createKey = async ({ person, scopes, expired, revoked }: KeyInput): Promise<string> => {
  const secret = `csk_${randomBytes(32).toString('base64url')}`
  await query(
    `INSERT INTO api_key (id, tenant_id, person_id, name, prefix, secret_hash, scopes, created_at, expires_at, revoked_at)
     VALUES ($1, $2, $3, 'Key of a test', $4, $5, $6, now(),
       CASE WHEN $7 THEN now() - interval '1 minute' END, CASE WHEN $8 THEN now() END)`,
    [
      randomUUID(),
      person.tenantId,
      person.id,
      secret.slice(0, 12),
      createHash('sha256').update(secret).digest(),
      scopes,
      expired ?? false,
      revoked ?? false,
    ],
  )
  return secret
}
