import type { Database } from './database.ts'

export type ToolKey = {
  id: string
  tenantId: string
  name: string
  person: string
  scopes: string[]
  expiresAt: string | null
  revokedAt: string | null
}

/** Every key of the installation, for whoever runs it: with a role that is bound to a tenant there are none to see. */
export const allKeys = async (db: Database): Promise<ToolKey[]> => {
  const rows = await db.apiKey.findMany({ include: { person: true }, orderBy: { createdAt: 'asc' } })
  return rows.map(({ id, tenantId, name, person, scopes, expiresAt, revokedAt }) => ({
    id,
    tenantId,
    name,
    person: person.email,
    scopes,
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  }))
}

/** Whose a new key is: whoever has this address, or else the recall manager who was there first. */
export const keyOwner = async (
  db: Database,
  email: string | null,
): Promise<{ id: string; tenantId: string }> => {
  const people = await db.person.findMany({
    where: { status: 'active', ...(email ? { email: email.toLowerCase() } : { role: 'recall_manager' }) },
    orderBy: [{ createdAt: 'asc' }, { tenantId: 'asc' }, { id: 'asc' }],
    select: { id: true, tenantId: true },
  })
  const [first] = people
  if (!first)
    throw new Error(
      email ? `Nobody active has the address ${email}.` : 'Say whose key it is: --person e-mail.',
    )
  if (email && people.length > 1) throw new Error(`${email} belongs to more than one organization.`)
  return first
}
