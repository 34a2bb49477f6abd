import { setImmediate as tick } from 'node:timers/promises'

import { expect, test, vi } from 'vitest'

import { csvFiles } from '#lib/adapters/csv/csv-files.ts'
import { argon2Passwords } from '#lib/adapters/system/argon2-passwords.ts'
import { hours } from '#lib/domain/duration.ts'
import { API_SCOPES } from '#lib/domain/identity/actor.ts'
import { RATES } from '#lib/domain/identity/rates.ts'
import { diffScope, isSameScope, narrows, widens } from '#lib/domain/recall/scope-diff.ts'
import { Overloaded } from '#lib/domain/result.ts'
import { checkImport } from '#lib/use-cases/catalog/import/check-import.ts'
import { claimImport, runImport } from '#lib/use-cases/catalog/import/run-import.ts'
import { requestReset } from '#lib/use-cases/identity/request-reset.ts'
import { gtin, recallContent } from '#prisma/demo/builders.ts'
import { worldApi } from '#tests/support/world-api.ts'
import { importsOf } from '#tests/support/world-imports.ts'
import { bareWorld } from '#tests/support/world.ts'
import { runSmallImport } from '#workers/run-next-import.ts'

/** The longest that somebody else had to wait while this was done, and how often they had a turn. */
const othersWait = async (work: () => Promise<unknown>): Promise<{ longest: number; turns: number }> => {
  let turns = 0
  let longest = 0
  let done = false
  const others = (async () => {
    while (!done) {
      const before = performance.now()
      await tick()
      turns += 1
      longest = Math.max(longest, performance.now() - before)
    }
  })()
  await work()
  done = true
  await others
  return { longest, turns }
}

const partsOf = async (text: string) => {
  const parts = []
  const bytes = (async function* () {
    yield new TextEncoder().encode(text)
  })()
  for await (const part of csvFiles.read(bytes, null)) parts.push(part)
  return parts
}

const begin = async () => {
  const world = await bareWorld()
  const api = worldApi(world)
  return { world, api, key: await api.keyOf(world.manager, API_SCOPES) }
}

test('a megabyte of empty rows makes nobody else wait', { timeout: 30_000 }, async () => {
  let parts: unknown[] = []
  const { turns } = await othersWait(async () => {
    parts = await partsOf(`Store No;Name\n${'\n'.repeat(1024 * 1024)}`)
  })
  expect(parts.at(-1)).toMatchObject({ part: 'rows' })
  // Whoever else wants something has a turn after each 16 KB of them.
  expect(turns).toBeGreaterThanOrEqual(64)
})

test('an empty row, or one that is too narrow, costs no error of its own', async () => {
  const traced = vi.spyOn(Error, 'captureStackTrace')
  await partsOf(`Store No;Name\n${'\n'.repeat(5000)}${'0001\n'.repeat(5000)}`)
  expect(traced).not.toHaveBeenCalled()
})

test('a web service keeps a file and never reads it; a worker does', async () => {
  const { world } = await begin()
  await using _ = world
  const imports = importsOf(world, await world.manager.atWork())
  const sent = await imports.send({ kind: 'products', text: `gtin,name\n${'\n'.repeat(600_000)}` })
  const importId = sent.ok ? sent.value.importId : ''
  expect(Object.keys(world.web)).not.toContain('catalogFiles')
  expect(await imports.find(importId)).toMatchObject({ state: 'reading', rows: 0 })
  expect(
    await world.truth.rows('SELECT length(bytes) AS bytes FROM catalog_import_piece ORDER BY position'),
  ).toEqual([{ bytes: 262_144 }, { bytes: 262_144 }, { bytes: 75_722 }])
  await world.comeToRest()
  expect(await imports.find(importId)).toMatchObject({ state: 'uploaded', rows: 1 })
})

test('a file of one person makes no small one of another wait', async () => {
  const { world } = await begin()
  await using _ = world
  const imports = importsOf(world, await world.manager.atWork())
  const large = await imports.send({ kind: 'products', text: `gtin,name\n${'\n'.repeat(2 * 1024 * 1024)}` })
  const small = await imports.send({ kind: 'products', text: 'gtin,name\n1,x\n' })
  const importId = small.ok ? small.value.importId : ''
  expect(await runSmallImport(world.worker.ports)).toBe(1)
  expect(await runSmallImport(world.worker.ports)).toBe(0)
  expect(await imports.find(importId)).toMatchObject({ state: 'uploaded' })
  expect(await imports.find(large.ok ? large.value.importId : '')).toMatchObject({ state: 'reading' })
})

test('judging the rows of a file is many steps, between which a worker does other work', async () => {
  const { world } = await begin()
  await using _ = world
  const imports = importsOf(world, await world.manager.atWork())
  let pauses = 0
  const catalogFiles = { ...csvFiles, pause: async () => void (pauses += 1) }
  const text = `gtin,name\n${Array.from({ length: 1000 }, (__, n) => `${n},Product\n`).join('')}`
  const sent = await imports.upload({ kind: 'products', text })
  const importId = sent.ok ? sent.value.importId : ''
  const { settings } = await imports.find(importId)
  await checkImport(world.web)(await world.manager.atWork(), { importId, settings })
  const ports = { ...world.worker.ports, catalogFiles }
  const held = await claimImport(ports)()
  if (held) await runImport(ports)(held)
  expect(await imports.find(importId)).toMatchObject({ state: 'checked', counts: { error: 1000 } })
  expect(pauses).toBe(20)
})

test('of a row of a file as much is kept as tells what is wrong with it', async () => {
  const { world } = await begin()
  await using _ = world
  const imports = importsOf(world, await world.manager.atWork())
  const wrong = Array.from({ length: 1500 }, (__, n) => `wrong${n}@`).join(';')
  const text = `number,name,timezone,on duty email\n0001,${'x'.repeat(900_000)},America/Chicago,${wrong}\n`
  const { id, sample } = await imports.checked({ kind: 'stores', text })
  expect(JSON.stringify(sample).length).toBeLessThan(1000)
  const [row] = await world.truth.rows<{ errors: { code: string; value: string }[] }>(
    'SELECT errors FROM catalog_import_row WHERE import_id = $1 AND errors IS NOT NULL',
    [id],
  )
  expect(row?.errors.map(({ code }) => code)).toContain('too_long')
  expect(row?.errors.length).toBeLessThanOrEqual(20)
  expect(Math.max(...(row?.errors ?? []).map(({ value }) => value.length))).toBe(500)
})

test('the largest scope that is taken is compared at once', () => {
  const lots = (n: number) => Array.from({ length: 10 }, (_, lot) => `L${n}-${lot}`)
  const scope = Array.from({ length: 500 }, (_, n) => ({ gtin: gtin(1), lots: lots(n), complete: true }))
  const other = scope.map((line, n) => ({ ...line, lots: [...line.lots.slice(1), `N${n}`] }))
  const began = performance.now()
  expect([isSameScope(scope, other), widens(scope, other), narrows(scope, other)]).toEqual([
    false,
    true,
    true,
  ])
  expect(diffScope(scope, other).changed).toHaveLength(500)
  expect(performance.now() - began).toBeLessThan(1000)
})

test('more lots than can be shown and compared are refused, with what to do instead', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  const lots = (n: number) => Array.from({ length: 251 }, (__, lot) => `${n}-${lot}`)
  const [line] = recallContent().scope
  const scope = Array.from({ length: 20 }, (__, n) => ({ ...line, lots: lots(n) }))
  const { status, body } = await api.call('POST', '/recalls', {
    key,
    body: recallContent({ scope } as never),
  })
  expect([status, body['errors']]).toEqual([422, [expect.objectContaining({ code: 'too_many_lots' })]])
})

test('a row of a hundred thousand unknown keys is refused before anybody builds it', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  const row = Object.fromEntries(Array.from({ length: 100_000 }, (__, n) => [`k${n}`, 1]))
  const { status, body } = await api.call('PUT', '/products', { key, body: [row] })
  expect([status, body['code']]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
})

test('the answer to thousands of bad rows is bounded, and names each of them', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  const row = Object.fromEntries(Array.from({ length: 60 }, (__, n) => [`unknown${n}`, 'x']))
  const rows = Array.from({ length: 2000 }, () => row)
  let answer: { status: number; body: { errors: { index: number }[] } } | undefined
  const { turns } = await othersWait(async () => {
    answer = await api.call('POST', '/shipments', { key, body: rows })
  })
  expect(new Set(answer?.body.errors.map(({ index }) => index)).size).toBe(2000)
  expect(JSON.stringify(answer?.body).length).toBeLessThan(2_000_000)
  // Judging the rows is many steps, between which others have their turns.
  expect(turns).toBeGreaterThanOrEqual(20)
})

test('whoever asks too often hears when to go on', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  const first = await api.call('GET', '/recalls', { key })
  expect(first.headers.get('ratelimit-limit')).toBe(String(RATES.api_key.most))
  expect(Number(first.headers.get('ratelimit-remaining'))).toBe(RATES.api_key.most - 1)
  await world.truth.rows('UPDATE rate_limit SET taken = 1000000')
  const statuses = []
  for (let n = 0; n < RATES.api_key.lot; n += 1)
    statuses.push((await api.call('GET', '/recalls', { key })).status)
  const last = await api.call('GET', '/recalls', { key })
  expect([last.status, last.body['code']]).toEqual([429, 'TOO_MANY_ATTEMPTS'])
  expect(Number(last.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  world.clock.advance(hours(1))
  expect((await api.call('GET', '/recalls', { key })).status).toBe(200)
})

test('forty calls for a new password are three mails', async () => {
  const { world } = await begin()
  await using _ = world
  const address = world.approver.inbox.address
  for (let n = 0; n < 40; n += 1) await requestReset(world.web)(address, '192.0.2.9')
  const [mails] = await world.truth.rows<{ n: number }>('SELECT count(*)::int AS n FROM account_mail')
  expect(mails?.n).toBe(3)
  for (let n = 0; n < 20; n += 1) await requestReset(world.web)(`somebody${n}@example.com`, '192.0.2.9')
  expect(await requestReset(world.web)('another@example.com', '192.0.2.9')).toMatchObject({
    rejection: { code: 'TOO_MANY_ATTEMPTS' },
  })
})

test('a flood of passwords is not waited for without end', async () => {
  const passwords = argon2Passwords({ memoryCost: 8, timeCost: 1, parallelism: 1 })
  const answers = await Promise.allSettled(Array.from({ length: 300 }, () => passwords.verify(null, 'guess')))
  const refused = answers.filter((one) => one.status === 'rejected')
  expect(refused.length).toBeGreaterThan(100)
  expect(refused.every(({ reason }) => reason instanceof Overloaded)).toBe(true)
})

test('a time that no calendar has use for is an error of its field', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  const row = { ref: 'R', storeNumber: '1', gtin: gtin(1), quantity: 1 }
  for (const shippedAt of [
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-14:00',
  ]) {
    const { status, body } = await api.call<{ errors: unknown }>('POST', '/shipments', {
      key,
      body: [{ ...row, shippedAt }],
    })
    expect([status, body.errors]).toEqual([200, [expect.objectContaining({ path: 'shippedAt' })]])
  }
})

test('what does not stay in its line is no title', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  for (const title of ['Recall\r\nBcc: all@example.com', 'Recall \u202Eefas'])
    expect((await api.call('POST', '/recalls', { key, body: recallContent({ title }) })).status).toBe(422)
})
