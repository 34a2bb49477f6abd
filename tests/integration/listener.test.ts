import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { listen } from '#lib/adapters/prisma/listener.ts'
import { connect, testDatabase } from '#tests/support/database.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }

test('a listener whose connection is ended, again and again, misses no change for good', async () => {
  await using database = await testDatabase()
  await using owner = await connect(database.urls.owner)
  await owner.query('CREATE TABLE counted (n int)')
  await owner.query('INSERT INTO counted VALUES (0)')
  await using reader = await connect(database.urls.owner)
  // What another role is doing, only the server's own may see.
  await using admin = await connect(database.adminUrl)

  // What a board does: whatever it hears of, and when it may have missed something, it reads the figure anew.
  let shown = -1
  let missed = 0
  const read = async (recallId: string | null) => {
    if (recallId === null) missed += 1
    const { rows } = await reader.query<{ n: number }>('SELECT n FROM counted')
    shown = Math.max(shown, rows[0]?.n ?? -1)
  }
  let last: Promise<void> = Promise.resolve()
  const stop = listen(database.urls.app, quiet).subscribe((recallId) => {
    last = last.then(() => read(recallId))
  })
  await expect.poll(() => shown).toBe(0)

  let ended = 0
  for (let n = 1; n <= 60; n += 1) {
    await owner.query('UPDATE counted SET n = $1', [n])
    await owner.query(`SELECT pg_notify('recall_changed', 'x')`)
    // The last end comes before the last change: nobody hears of that one.
    if (n % 20 === 19) {
      const { rowCount } = await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND query = 'LISTEN recall_changed'`,
        [new URL(database.urls.app).pathname.slice(1)],
      )
      ended += rowCount ?? 0
    }
    await sleep(30)
  }
  await expect.poll(() => shown, { timeout: 8000 }).toBe(60)
  await last
  stop()
  expect(ended).toBeGreaterThanOrEqual(2)
  expect(missed).toBe(ended + 1)
})
