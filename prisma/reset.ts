import { adminUrlOrExit, createDatabase, dropDatabase } from './databases.ts'
import { migrate } from './migrate.ts'

// `npm run db:reset -- --yes`: drops the database and builds it anew, empty.

const url = adminUrlOrExit()
const name = decodeURIComponent(new URL(url).pathname.slice(1))
if (!process.argv.includes('--yes')) {
  console.error(`This deletes everything in the database "${name}". To go on: npm run db:reset -- --yes`)
  process.exit(1)
}
await dropDatabase(url, name)
await createDatabase(url, name)
const { applied, functions } = await migrate(url)
console.log(
  `"${name}" is empty and up to date (${applied.length} migrations, ${functions.length} functions).`,
)
process.exit(0)
