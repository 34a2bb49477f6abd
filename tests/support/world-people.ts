import type { WebPorts } from '#lib/compose.ts'
import type { PersonActor, Role } from '#lib/domain/identity/actor.ts'
import { surfaceOf } from '#lib/domain/identity/permissions.ts'
import type { Result } from '#lib/domain/result.ts'
import type { StoredDevice } from '#lib/ports/devices.ts'
import type { Language } from '#lib/ports/identity.ts'
import { resolveSession } from '#lib/use-cases/identity/resolve-session.ts'
import { signIn, type SignedIn } from '#lib/use-cases/identity/sign-in.ts'
import type { StartedSession } from '#lib/use-cases/identity/start-session.ts'

import type { Mailbox } from './mailbox.ts'
import type { Truth } from './truth.ts'

const PASSWORD = 'lanterns over the harbour'

export type Person = {
  id: string
  name: string
  role: Role
  inbox: Mailbox
  password: string
  /** A sign-in as the form does it; a code where one is enrolled. */
  triesToSignIn(with_?: {
    password?: string
    code?: string
    surface?: 'recall' | 'store'
    device?: StoredDevice
    address?: string
    known?: string
  }): Promise<Result<SignedIn>>
  /** Who the product takes this session for, if it still takes it. */
  actsIn(session: StartedSession): Promise<Result<PersonActor>>
  /** This person at work: in the session they have, or in a new one when that is over. */
  atWork(): Promise<PersonActor>
}

type NewPerson = { name?: string; role: Role; storeId?: string; regionId?: string; language?: Language }

type Needs = { web: WebPorts; truth: Truth; tenantId: string; mailbox: (address: string) => Mailbox }

// One hash for all: it costs what a hash of a password has to cost.
let hashed: Promise<string> | undefined

/** Somebody who has joined already, with a password. */
export const joinedPerson = async (
  needs: Needs,
  { name = 'Robin Hale', role, ...more }: NewPerson,
): Promise<Person> => {
  const { web, truth, tenantId } = needs
  const id = web.random.id()
  const address = `${role.replace('_', '.')}.${id.slice(-6)}@fairmeadow.example`
  const hash = await (hashed ??= web.passwords.hash(PASSWORD))
  const { storeId = null, regionId = null, language = 'en' } = more
  await truth.rows(
    `INSERT INTO person (id, tenant_id, email, name, role, status, store_id, region_id, language, password_hash, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, 'active', $6, $7, $8, $9, $10, $10)`,
    [id, tenantId, address, name, role, storeId, regionId, language, hash, web.clock.now()],
  )
  return personWho(needs, { id, name, role, inbox: needs.mailbox(address) })
}

/** Somebody whom the product knows, as the test sees them. */
export const personWho = (
  { web, tenantId }: Needs,
  who: Pick<Person, 'id' | 'name' | 'role' | 'inbox'>,
): Person => {
  const home = surfaceOf(who.role)
  let session: StartedSession | null = null
  const self: Person = {
    ...who,
    password: PASSWORD,
    triesToSignIn: ({
      password = self.password,
      code,
      surface = home,
      device,
      known,
      address = '192.0.2.7',
    } = {}) =>
      signIn(web)({
        surface,
        email: who.inbox.address,
        password,
        code,
        address,
        userAgent: 'Firefox/149.0 Linux',
        device: device ?? null,
        known: known ?? null,
      }),
    actsIn: async ({ sessionId }) => {
      const resolved = await resolveSession(web)({ sessionId, tenantId, surface: home })
      return resolved.ok ? { ok: true, value: resolved.value.actor } : resolved
    },
    atWork: async () => {
      const known = session && (await self.actsIn(session))
      if (known?.ok) return known.value
      const started = await self.triesToSignIn()
      if (!started.ok) throw new Error(`${who.name} cannot sign in: ${started.rejection.code}`)
      session = started.value
      const resolved = await self.actsIn(session)
      if (!resolved.ok) throw new Error(`${who.name} signed in and is not taken for anybody.`)
      return resolved.value
    },
  }
  return self
}
