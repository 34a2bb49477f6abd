import { expect, test } from 'vitest'

import { connect, testDatabase } from '#tests/support/database.ts'

test('a cloned database is migrated and empty, and another one is another one', async () => {
  await using first = await testDatabase()
  await using second = await testDatabase()
  await using admin = await connect(first.adminUrl)
  await admin.query(
    `INSERT INTO tenant (id, name, created_at) VALUES (gen_random_uuid(), 'Fairmeadow Markets', now())`,
  )
  await using other = await connect(second.adminUrl)
  expect((await other.query('SELECT FROM tenant')).rowCount).toBe(0)
})

test('a connection that a test leaves open is told', async () => {
  const database = await testDatabase()
  const client = await connect(database.urls.app)
  client.on('error', () => undefined) // The drop cuts it off.
  await expect(database[Symbol.asyncDispose]()).rejects.toThrow(
    'The test left connections open: clearshelf_app',
  )
})
