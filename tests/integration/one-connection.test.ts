import { expect, test } from 'vitest'

import { bareWorld } from '#tests/support/world.ts'

test('whoever holds a connection is refused a second one, of whichever pool', async () => {
  await using world = await bareWorld()
  const { worker } = world
  const second = /A second connection is asked for inside a transaction/
  await expect(world.db.worker.$transaction(() => world.db.worker.store.count())).rejects.toThrow(second)
  await expect(world.db.worker.$transaction(() => worker.ports.gates.all())).rejects.toThrow(second)
  await expect(world.db.web.$transaction((tx) => tx.store.count())).resolves.toBe(0)
  expect(await worker.ports.gates.all()).toBeInstanceOf(Array)
})
