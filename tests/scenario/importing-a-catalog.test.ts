import { expect, test } from 'vitest'

import { gtin } from '#prisma/demo/builders.ts'
import { seconds } from '#lib/domain/duration.ts'
import { discardImport } from '#lib/use-cases/catalog/import/discard-import.ts'
import { readAgain } from '#lib/use-cases/catalog/import/read-again.ts'
import { uploadImport } from '#lib/use-cases/catalog/import/upload-import.ts'
import { putStores } from '#lib/use-cases/catalog/put-stores.ts'
import { store } from '#prisma/demo/builders.ts'
import { importsOf } from '#tests/support/world-imports.ts'
import { createWorld } from '#tests/support/world.ts'

const STORES = `Store No;Name;Time zone;District;On duty email;SMS;Language
0101;Elm Street;America/Chicago;North;elm@example.com;+1 312 555 0101;es
0102;Oak Street;America/Chicago;North;oak@example.com;;
`

test('a list of stores comes in: uploaded, checked, applied, and there is one leaf for it', async () => {
  await using world = await createWorld()
  const imports = importsOf(world, await world.manager.atWork())
  const checked = await imports.checked({ kind: 'stores', text: STORES })
  expect(await imports.notes(checked.id)).toEqual([
    { line: 2, verdict: 'add', codes: [] },
    { line: 3, verdict: 'add', codes: [] },
  ])
  expect(checked).toMatchObject({
    state: 'checked',
    rows: 3,
    reading: { encoding: 'utf-8', delimiter: ';' },
    counts: { add: 2, change: 0, unchanged: 0, error: 0, warnings: 0 },
  })
  expect(await world.truth.rows(`SELECT 1 FROM store WHERE number LIKE '01__'`)).toEqual([])
  expect(await imports.apply(checked.id)).toMatchObject({ ok: true, value: { state: 'applied' } })
  expect(
    await world.truth.rows(
      `SELECT s.number, s.name, g.name AS region, (SELECT jsonb_agg(c.channel || ' ' || c.address || ' ' || c.language ORDER BY c.channel) FROM contact c WHERE c.store_id = s.id) AS contacts
       FROM store s LEFT JOIN region g ON g.id = s.region_id WHERE number LIKE '01__' ORDER BY 1`,
    ),
  ).toEqual([
    {
      number: '0101',
      name: 'Elm Street',
      region: 'North',
      contacts: ['email elm@example.com es', 'sms +13125550101 es'],
    },
    { number: '0102', name: 'Oak Street', region: 'North', contacts: ['email oak@example.com en'] },
  ])
  expect(await world.truth.rows(`SELECT count(*)::int AS left FROM catalog_import_row`)).toEqual([
    { left: 0 },
  ])
  expect(
    await world.truth.rows(
      `SELECT action, body::jsonb -> 'data' AS data FROM audit_leaf WHERE subject_type = 'import'`,
    ),
  ).toEqual([
    {
      action: 'catalog.stores_imported',
      data: { created: 2, updated: 0, removed: 0, orderedBy: world.manager.id },
    },
  ])
})

test('the same file a second time changes nothing and says so', async () => {
  await using world = await createWorld()
  const imports = importsOf(world, await world.manager.atWork())
  await imports.apply((await imports.checked({ kind: 'stores', text: STORES })).id)
  const again = await imports.checked({ kind: 'stores', text: STORES })
  expect(again.counts).toMatchObject({ add: 0, change: 0, unchanged: 2, error: 0 })
  expect(await imports.apply(again.id)).toMatchObject({
    ok: false,
    rejection: { code: 'IMPORT_REFUSED', detail: expect.stringMatching(/nothing to apply/) },
  })
})

test('what the file does not speak of stays: other fields, other contacts', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const imports = importsOf(world, actor)
  await imports.apply((await imports.checked({ kind: 'stores', text: STORES })).id)
  const file = 'number,name,on_duty_sms\n0101,Elm Street East,(312) 555-0199\n'
  const checked = await imports.checked({ kind: 'stores', text: file })
  // Without a country nobody knows whose number that is.
  expect(checked.counts).toMatchObject({ error: 1 })
  const full = await imports.checked({ kind: 'stores', text: file.replace('(312) 555-0199', '+13125550199') })
  expect(full.counts).toMatchObject({ change: 1, error: 0 })
  await imports.apply(full.id)
  expect(
    await world.truth.rows(
      `SELECT s.name, s.timezone, c.channel, c.address FROM store s JOIN contact c ON c.store_id = s.id
       WHERE s.number = '0101' AND c.disabled_because IS NULL ORDER BY c.channel`,
    ),
  ).toEqual([
    { name: 'Elm Street East', timezone: 'America/Chicago', channel: 'email', address: 'elm@example.com' },
    { name: 'Elm Street East', timezone: 'America/Chicago', channel: 'sms', address: '+13125550199' },
  ])
})

test('rows with errors are told by row and column; the rest can be applied without them', async () => {
  await using world = await createWorld()
  await world.store()
  const imports = importsOf(world, await world.manager.atWork())
  const file = [
    'gtin,name,brand',
    `${gtin(7)},Honey,Oakhill`,
    '4.00638E+12,Muesli,Oakhill',
    '614141000011,Wrong,Oakhill',
    `${gtin(8)},=HYPERLINK("x"),Oakhill`,
    '12345678905,Jam,Oakhill',
    `${gtin(7)},Honey,Oakhill`,
    `${gtin(8)},Something else,Oakhill`,
    `${gtin(10)},"two\nlines",Oakhill,extra`,
    `${gtin(11)}`,
    ',No number,',
  ].join('\r\n')
  const checked = await imports.checked({ kind: 'products', text: file })
  expect(await imports.notes(checked.id)).toEqual([
    { line: 2, verdict: 'add', codes: [] },
    { line: 3, verdict: 'error', codes: ['gtin_exponent'] },
    { line: 4, verdict: 'error', codes: ['gtin_check_digit'] },
    { line: 5, verdict: 'add', codes: ['formula'] },
    { line: 6, verdict: 'add', codes: ['zeros_restored'] },
    { line: 7, verdict: 'unchanged', codes: ['repeated_row'] },
    { line: 8, verdict: 'error', codes: ['conflicting_row'] },
    { line: 9, verdict: 'error', codes: ['too_many_cells'] },
    { line: 10, verdict: 'error', codes: ['missing', 'too_few_cells'] },
    { line: 11, verdict: 'error', codes: ['missing'] },
  ])
  expect(await imports.apply(checked.id)).toMatchObject({
    ok: false,
    rejection: { detail: expect.stringMatching(/^6 rows have errors/) },
  })
  expect(await imports.apply(checked.id, { leaveOut: true })).toMatchObject({
    ok: true,
    value: { state: 'applied' },
  })
  expect(
    await world.truth.rows(`SELECT name FROM product WHERE gtin <> $1 ORDER BY name DESC`, [gtin(1)]),
  ).toEqual([{ name: 'Jam' }, { name: 'Honey' }, { name: '=HYPERLINK("x")' }])
})

test('shipments: an unknown store, lost zeros and a rewritten past are errors; a repeat is unchanged', async () => {
  await using world = await createWorld()
  await world.store()
  const imports = importsOf(world, await world.manager.atWork())
  const head = 'Lieferschein Nr;Filiale;EAN;Charge;MHD;Menge;Lieferdatum\n'
  const file = `${head}A-1;0001;${gtin(1)};L1;31.12.2027;24;20.10.2026\nA-2;1;${gtin(1)};L1;;24;20.10.2026\nA-3;0099;${gtin(1)};;;1;20.10.2026\n`
  const checked = await imports.checked({ kind: 'shipments', text: file })
  expect(await imports.notes(checked.id)).toEqual([
    { line: 2, verdict: 'add', codes: [] },
    { line: 3, verdict: 'error', codes: ['store_zeros'] },
    { line: 4, verdict: 'error', codes: ['unknown_store'] },
  ])
  const filled = await imports.check(checked.id, { storeDigits: 4 })
  expect(filled).toMatchObject({ ok: true, value: { counts: { add: 2, error: 1 } } })
  await imports.apply(checked.id, { leaveOut: true })
  expect(
    await world.truth.rows(
      `SELECT ref, lot, expires_on::text AS day, quantity, shipped_at AS at FROM shipment WHERE ref LIKE 'A-%' ORDER BY ref`,
    ),
  ).toEqual([
    { ref: 'A-1', lot: 'L1', day: '2027-12-31', quantity: 24, at: new Date('2026-10-20T00:00:00Z') },
    { ref: 'A-2', lot: 'L1', day: null, quantity: 24, at: new Date('2026-10-20T00:00:00Z') },
  ])
  const again = await imports.checked({
    kind: 'shipments',
    text: `${head}A-1;0001;${gtin(1)};L1;31.12.2027;24;20.10.2026\nA-2;0001;${gtin(1)};L1;;25;20.10.2026\n`,
  })
  expect(await imports.notes(again.id)).toEqual([
    { line: 2, verdict: 'unchanged', codes: [] },
    { line: 3, verdict: 'error', codes: ['known_ref'] },
  ])
})

test('the whole list removes what it does not name, and more than a fifth wants typed words', async () => {
  await using world = await createWorld()
  for (let i = 0; i < 3; i += 1) await world.store()
  const imports = importsOf(world, await world.manager.atWork())
  const file = 'number,name,timezone\n0001,Store 0001,America/Chicago\n0002,Store 0002,America/Chicago\n'
  const checked = await imports.checked({ kind: 'stores', text: file }, { whole: true })
  expect(checked.counts).toMatchObject({ unchanged: 2, remove: 1, present: 3 })
  expect(await imports.apply(checked.id)).toMatchObject({
    ok: false,
    rejection: { detail: expect.stringMatching(/would remove 1 of 3.*remove 1/) },
  })
  await imports.apply(checked.id, { typed: 'remove 1' })
  const removed = () => world.truth.rows(`SELECT number FROM store WHERE removed_at IS NOT NULL`)
  expect(await removed()).toEqual([{ number: '0003' }])
  const back = await imports.checked({ kind: 'stores', text: 'number,name\n0003,Store 0003\n' })
  expect(back.counts).toMatchObject({ change: 1 })
  await imports.apply(back.id)
  expect(await removed()).toEqual([])
})

test('a row that names nobody keeps the whole list from removing anybody', async () => {
  await using world = await createWorld()
  await world.store()
  const imports = importsOf(world, await world.manager.atWork())
  const checked = await imports.checked(
    { kind: 'stores', text: 'number,name,timezone\n,Nobody,America/Chicago\n0009,New,America/Chicago\n' },
    { whole: true },
  )
  expect(await imports.apply(checked.id, { leaveOut: true, typed: 'remove 1' })).toMatchObject({
    ok: false,
    rejection: { detail: expect.stringMatching(/nothing can be treated as missing/) },
  })
})

test('a catalog that changed between check and apply is told, and nothing is written', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const imports = importsOf(world, actor)
  await imports.apply((await imports.checked({ kind: 'stores', text: STORES })).id)
  const checked = await imports.checked({ kind: 'stores', text: STORES.replace('Oak Street', 'Oak Avenue') })
  await world.fastForward(seconds(1))
  await putStores(world.web)(actor, [store({ number: '0102', name: 'Changed meanwhile' })])
  expect(await imports.apply(checked.id)).toMatchObject({
    ok: true,
    value: {
      state: 'checked',
      fault: expect.stringMatching(/changed after the check \(1 of these rows\)/),
    },
  })
  expect(await world.truth.rows(`SELECT name FROM store WHERE number = '0102'`)).toEqual([
    { name: 'Changed meanwhile' },
  ])
})

test('of two who apply at once, the second is told what the first has changed', async () => {
  await using world = await createWorld()
  const one = importsOf(world, await world.manager.atWork())
  const other = importsOf(world, await world.admin.atWork())
  const first = await one.checked({ kind: 'stores', text: STORES })
  const second = await other.checked({ kind: 'stores', text: STORES.replace('Elm Street', 'Elm Road') })
  await Promise.all([one.apply(first.id), other.apply(second.id)])
  const ends = [await one.find(first.id), await one.find(second.id)]
  expect(ends.map(({ state }) => state).toSorted()).toEqual(['applied', 'checked'])
})

test('an import that is discarded leaves nothing; one that nobody applies is cleared away', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const imports = importsOf(world, actor)
  const { id } = await imports.checked({ kind: 'stores', text: STORES })
  expect(await discardImport(world.web)(actor, { importId: id })).toMatchObject({ ok: true })
  expect(await imports.apply(id)).toMatchObject({ ok: false, rejection: { code: 'IMPORT_ELSEWHERE' } })
  expect(await world.truth.rows('SELECT 1 FROM catalog_import_row')).toEqual([])
})

test('an upload that breaks off is as if it had never begun', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const bytes = (async function* () {
    yield Buffer.alloc(300_000, 'x')
    throw new Error('The browser was closed.')
  })()
  await expect(uploadImport(world.web)(actor, { kind: 'stores', fileName: 'x.csv', bytes })).rejects.toThrow()
  expect(await world.truth.rows('SELECT 1 FROM catalog_import')).toEqual([])
  expect(await world.truth.rows('SELECT 1 FROM catalog_import_piece')).toEqual([])
})

test('a file in another encoding is told with its line, and read in it when somebody says so', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const imports = importsOf(world, actor)
  const bad = Buffer.from('number,name\n0101,Caf\xe9\n', 'latin1')
  const uploaded = await imports.upload({ kind: 'stores', text: bad })
  const importId = uploaded.ok ? uploaded.value.importId : ''
  expect(await imports.find(importId)).toMatchObject({
    state: 'unreadable',
    fault: expect.stringMatching(/byte 21, in line 2/),
    preview: '0101,Café',
  })
  expect(await readAgain(world.web)(actor, { importId, encoding: 'windows-1252' })).toMatchObject({
    ok: true,
  })
  await world.comeToRest()
  expect(await imports.find(importId)).toMatchObject({ state: 'uploaded', fault: null, rows: 2 })
  expect(await world.truth.rows('SELECT 1 FROM catalog_import_piece')).toEqual([])
})

test('what is no text is told for what it is, and nothing of it is kept', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const imports = importsOf(world, actor)
  const uploaded = await imports.upload({ kind: 'stores', text: Buffer.from([0x50, 0x4b, 3, 4, 20, 0]) })
  const importId = uploaded.ok ? uploaded.value.importId : ''
  expect(await imports.find(importId)).toMatchObject({ state: 'unreadable', preview: null })
  expect(await world.truth.rows('SELECT 1 FROM catalog_import_piece')).toEqual([])
  expect(await readAgain(world.web)(actor, { importId, encoding: 'windows-1252' })).toMatchObject({
    rejection: { code: 'IMPORT_REFUSED' },
  })
})

test('who may not change the catalog can bring no file', async () => {
  await using world = await createWorld()
  const imports = importsOf(world, await world.approver.atWork())
  expect(await imports.upload({ kind: 'stores', text: STORES })).toMatchObject({
    ok: false,
    rejection: { code: 'FORBIDDEN' },
  })
})
