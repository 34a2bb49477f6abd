import { expect, test } from 'vitest'

import type { WorkerPorts } from '#lib/compose.ts'
import { days, minutes } from '#lib/domain/duration.ts'
import { applyImport } from '#lib/use-cases/catalog/import/apply-import.ts'
import { checkImport } from '#lib/use-cases/catalog/import/check-import.ts'
import { claimImport, runImport } from '#lib/use-cases/catalog/import/run-import.ts'
import type { Transact } from '#lib/ports/transact.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { importsOf } from '#tests/support/world-imports.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const ROWS = 3000
const FILE = `gtin,name\n${Array.from({ length: ROWS }, (_, i) => `${gtin(1000 + i)},Product ${i}\n`).join('')}`

class Killed extends Error {}

/** A worker that dies, as by kill -9, in the middle of a lot: whatever it had committed stays, and it does nothing more. */
const dyingWorker = (world: World, lots: number): WorkerPorts => {
  const { ports } = world.worker
  let left = lots
  const mortal =
    <Asked extends unknown[], T>(work: (...asked: Asked) => Promise<T>) =>
    async (...asked: Asked): Promise<T> => {
      const done = await work(...asked)
      if (left === 0) throw new Killed('killed')
      left -= 1
      return done
    }
  const transact: Transact = (actor, work, within) =>
    ports.transact(
      actor,
      (tx) => {
        const { imports } = tx
        type Rows = typeof imports
        const some = {
          stage: mortal((...asked: Parameters<Rows['stage']>) => imports.stage(...asked)),
          judged: mortal((...asked: Parameters<Rows['judged']>) => imports.judged(...asked)),
          apply: mortal((...asked: Parameters<Rows['apply']>) => imports.apply(...asked)),
        }
        return work({ ...tx, imports: { ...imports, ...some } })
      },
      within,
    )
  return { ...ports, transact }
}

const dies = async (world: World, lots: number): Promise<void> => {
  const ports = dyingWorker(world, lots)
  const held = await claimImport(ports)()
  if (!held) throw new Error('Nothing waits.')
  await expect(runImport(ports)(held)).rejects.toThrow(Killed)
}

const products = async (world: World): Promise<number> =>
  (
    await world.truth.rows<{ n: number }>('SELECT count(*)::int AS n FROM product WHERE gtin <> $1', [
      gtin(1),
    ])
  )[0]?.n ?? 0

const uploaded = async (world: World) => {
  const actor = await world.manager.atWork()
  const imports = importsOf(world, actor)
  const upload = await imports.upload({ kind: 'products', text: FILE })
  if (!upload.ok) throw new Error(upload.rejection.code)
  return { actor, imports, importId: upload.value.importId }
}

test('a worker that dies while it reads is followed by one that begins anew', async () => {
  await using world = await createWorld()
  const imports = importsOf(world, await world.manager.atWork())
  const sent = await imports.send({ kind: 'products', text: FILE })
  const importId = sent.ok ? sent.value.importId : ''
  await dies(world, 1)
  expect(await imports.find(importId)).toMatchObject({ state: 'reading' })
  const [left] = await world.truth.rows<{ n: number }>('SELECT count(*)::int AS n FROM catalog_import_row')
  expect(left?.n).toBeGreaterThanOrEqual(2000)
  await world.fastForward(minutes(2))
  expect(await imports.find(importId)).toMatchObject({ state: 'uploaded', rows: ROWS + 1 })
  expect(await world.truth.rows('SELECT count(*)::int AS n FROM catalog_import_row')).toEqual([
    { n: ROWS + 1 },
  ])
})

test('a worker that dies while it applies has written nothing; the next one writes all of it', async () => {
  await using world = await createWorld()
  const { actor, imports, importId } = await uploaded(world)
  expect(await imports.check(importId)).toMatchObject({ ok: true, value: { counts: { add: ROWS } } })
  await applyImport(world.web)(actor, { importId, leaveOut: false, typed: '' })
  // After the statements of the first lot, before the commit.
  await dies(world, 0)
  expect(await products(world)).toBe(0)
  expect(await imports.find(importId)).toMatchObject({ state: 'applying' })
  // Its lease still stands: nobody else begins.
  await world.comeToRest()
  expect(await products(world)).toBe(0)
  await world.fastForward(minutes(2))
  await world.comeToRest()
  expect(await products(world)).toBe(ROWS)
  expect(await imports.find(importId)).toMatchObject({ state: 'applied' })
})

test('a worker that dies while it checks is followed by one that begins anew', async () => {
  await using world = await createWorld()
  const { actor, imports, importId } = await uploaded(world)
  const { settings } = await imports.find(importId)
  await checkImport(world.web)(actor, { importId, settings })
  await dies(world, 1)
  await world.fastForward(minutes(2))
  await world.comeToRest()
  expect(await imports.find(importId)).toMatchObject({ state: 'checked', counts: { add: ROWS, error: 0 } })
})

test('a worker that was thought dead finds its lease gone and writes no more', async () => {
  await using world = await createWorld()
  const { actor, imports, importId } = await uploaded(world)
  await imports.check(importId)
  await applyImport(world.web)(actor, { importId, leaveOut: false, typed: '' })
  const held = await claimImport(world.worker.ports)()
  await world.fastForward(minutes(2))
  await world.comeToRest()
  expect(await products(world)).toBe(ROWS)
  if (held) await runImport(world.worker.ports)(held)
  expect(await products(world)).toBe(ROWS)
  expect(await imports.find(importId)).toMatchObject({ state: 'applied' })
  expect(
    await world.truth.rows("SELECT count(*)::int AS leaves FROM audit_leaf WHERE subject_type = 'import'"),
  ).toEqual([{ leaves: 1 }])
})

test('an import that nobody ends is cleared away after a week', async () => {
  await using world = await createWorld()
  const { imports, importId } = await uploaded(world)
  await world.fastForward(days(6))
  await world.comeToRest()
  expect(await imports.find(importId)).toMatchObject({ state: 'uploaded' })
  await world.fastForward(days(2))
  await world.comeToRest()
  expect(await imports.find(importId)).toMatchObject({
    state: 'discarded',
    fault: 'Nobody applied it in time.',
  })
  expect(await world.truth.rows('SELECT 1 FROM catalog_import_row LIMIT 1')).toEqual([])
})
