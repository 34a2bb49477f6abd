import { expect, test } from 'vitest'

import { connect, testDatabase } from '#tests/support/database.ts'

test('a cloned database is migrated, empty, and there at once', async () => {
  const times: number[] = []
  for (let i = 0; i < 5; i += 1) {
    const begun = performance.now()
    await using database = await testDatabase()
    times.push(performance.now() - begun)
    await using owner = await connect(database.urls.owner)
    const { rows } = await owner.query('SELECT count(*)::int AS recalls FROM recall')
    expect(rows).toEqual([{ recalls: 0 }])
  }
  if (process.env['SHOW']) console.log(times)
  expect(Math.min(...times)).toBeLessThan(150)
})

test('a connection that a test leaves open is told', async () => {
  const database = await testDatabase()
  const client = await connect(database.urls.app)
  client.on('error', () => undefined) // The drop cuts it off.
  await expect(database[Symbol.asyncDispose]()).rejects.toThrow(
    'The test left connections open: clearshelf_app',
  )
})
