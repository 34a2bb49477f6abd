import { defineConfig } from 'prisma/config'

// For the ordinary Prisma CLI. Our own commands (db:migrate, db:diff) read the same folders.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
})
