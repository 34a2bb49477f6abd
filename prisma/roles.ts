import { createHmac } from 'node:crypto'

import { Client, escapeIdentifier, escapeLiteral } from 'pg'

const ROLES = ['owner', 'app', 'worker', 'auditor'] as const
type RoleName = (typeof ROLES)[number]
export type DatabaseUrls = Record<RoleName, string>

// Roles belong to the cluster, not to a database: the password follows from the administrator's, so that every
// database of one cluster agrees on it and none has to be stored.
const passwordOf = (adminUrl: URL, role: RoleName): string =>
  createHmac('sha256', decodeURIComponent(adminUrl.password) || 'clearshelf')
    .update(`clearshelf_${role}`)
    .digest('base64url')

const urlOf = (adminUrl: URL, role: RoleName): string => {
  const url = new URL(adminUrl)
  url.username = `clearshelf_${role}`
  url.password = passwordOf(adminUrl, role)
  return url.toString()
}

export const roleUrls = (adminUrl: string): DatabaseUrls => {
  const url = new URL(adminUrl)
  return Object.fromEntries(ROLES.map((role) => [role, urlOf(url, role)])) as DatabaseUrls
}

const ensureRole = async (client: Client, role: RoleName, password: string): Promise<void> => {
  const name = escapeIdentifier(`clearshelf_${role}`)
  const found = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [`clearshelf_${role}`])
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER'
  await client.query(
    `${verb} ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${escapeLiteral(password)}`,
  )
}

/** Creates the four roles with their logins and hands the database to the owner. Idempotent; needs CREATEROLE. */
export const provisionRoles = async (adminUrl: string): Promise<DatabaseUrls> => {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    // One at a time: two databases of one cluster may be provisioned at once, and roles are shared.
    await client.query(`SELECT pg_advisory_lock(hashtext('clearshelf roles'))`)
    const url = new URL(adminUrl)
    for (const role of ROLES) await ensureRole(client, role, passwordOf(url, role))
    // A board of a hundred thousand stores is joined and put in order in memory: with the default of 4 MB it goes through
    // files, and takes twice as long (bench:board). The worker's sets come in lots.
    await client.query(`ALTER ROLE clearshelf_app SET work_mem = '32MB'`)
    // As long as a change of every store may take (OF_EVERY_STORE). Whoever asked has given up by then; the question would go
    // on for hours, and hold what it has locked.
    for (const role of ['app', 'worker'])
      await client.query(`ALTER ROLE clearshelf_${role} SET statement_timeout = '2min'`)
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name')
    const database = escapeIdentifier(rows[0]?.name ?? '')
    await client.query(`GRANT clearshelf_owner TO CURRENT_USER`)
    await client.query(`ALTER SCHEMA public OWNER TO clearshelf_owner`)
    await client.query(`GRANT CONNECT, CREATE ON DATABASE ${database} TO clearshelf_owner`)
    await client.query(
      `GRANT CONNECT ON DATABASE ${database} TO clearshelf_app, clearshelf_worker, clearshelf_auditor`,
    )
  } finally {
    await client.end()
  }
  return roleUrls(adminUrl)
}
