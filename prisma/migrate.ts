import { applyFunctions } from './functions.ts'
import { provisionRoles } from './roles.ts'
import { applyMigrations } from './schema-engine.ts'

/** Brings a database up to date: roles, then migrations and functions as the owner. */
export const migrate = async (adminUrl: string) => {
  const databaseUrls = await provisionRoles(adminUrl)
  const applied = await applyMigrations(databaseUrls.owner)
  const functions = await applyFunctions(databaseUrls.owner)
  return { databaseUrls, applied, functions }
}

if (import.meta.main) {
  const adminUrl = process.env['DATABASE_URL']
  if (!adminUrl) {
    console.error('DATABASE_URL is not set: give the connection of a role that may create roles.')
    process.exit(1)
  }
  const { databaseUrls, applied, functions } = await migrate(adminUrl)
  const all = [...applied, ...functions]
  console.log(all.length === 0 ? 'up to date' : all.map((name) => `applied ${name}`).join('\n'))
  console.log(JSON.stringify({ databaseUrls }))
  process.exit(0) // The engine leaves the timer of its lock behind, ten seconds long.
}
