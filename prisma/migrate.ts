import { provisionRoles } from './roles.ts'
import { applyMigrations } from './schema-engine.ts'

/** Brings a database up to date: roles, then migrations as the owner. Prints the connection of each role. */
export const migrate = async (adminUrl: string) => {
  const databaseUrls = await provisionRoles(adminUrl)
  const applied = await applyMigrations(databaseUrls.owner)
  return { databaseUrls, applied }
}

if (import.meta.main) {
  const adminUrl = process.env['DATABASE_URL']
  if (!adminUrl) {
    console.error('DATABASE_URL is not set: give the connection of a role that may create roles.')
    process.exit(1)
  }
  const { databaseUrls, applied } = await migrate(adminUrl)
  console.log(applied.length === 0 ? 'up to date' : applied.map((name) => `applied ${name}`).join('\n'))
  console.log(JSON.stringify({ databaseUrls }))
  process.exit(0) // The engine leaves the timer of its lock behind, ten seconds long.
}
