import { expect, test } from 'vitest'

import { applyFunctions, functionSources } from '#prisma/functions.ts'
import { connect, testDatabase } from '#tests/support/database.ts'

const definitions = `
  SELECT pg_get_functiondef(oid) AS definition FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`

test('every function of the database and every trigger stands in a file, and no file is left over', async () => {
  await using database = await testDatabase()
  await using owner = await connect(database.urls.owner)
  const sources = await functionSources()
  const { rows: functions } = await owner.query<{ name: string; file: string | null }>(`
    SELECT proname AS name, split_part(obj_description(oid, 'pg_proc'), ' ', 1) AS file
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace`)
  expect(functions.filter(({ file }) => !file)).toEqual([])
  expect(new Set(functions.map(({ file }) => file))).toEqual(new Set(sources.map(({ name }) => name)))

  const { rows: triggers } = await owner.query<{ name: string; file: string }>(`
    SELECT tgname AS name, split_part(obj_description(tgfoid, 'pg_proc'), ' ', 1) AS file
    FROM pg_trigger WHERE NOT tgisinternal`)
  expect(triggers.length).toBeGreaterThan(10)
  const textOf = new Map(sources.map(({ name, sql }) => [name, sql]))
  const missing = triggers.filter(({ name, file }) => !textOf.get(file)?.includes(name))
  expect(missing).toEqual([])
})

test('nothing is applied where nothing changed', async () => {
  await using database = await testDatabase()
  expect(await applyFunctions(database.urls.owner)).toEqual([])
})

test.each([
  [
    'a function',
    'CREATE OR REPLACE FUNCTION leaf_store(subject_type text, body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT NULL $$',
    'leaf_store.sql',
  ],
  ['a trigger', 'DROP TRIGGER tell_outbox_filled ON outbox', 'tell_outbox_filled.sql'],
  ['its speed', 'ALTER FUNCTION match_of COST 5000', 'match_of.sql'],
])('%s that was changed by hand is what its file says after the next migration', async (_, change, file) => {
  await using database = await testDatabase()
  await using owner = await connect(database.urls.owner)
  const { rows: before } = await owner.query(definitions)
  await owner.query(change)
  expect((await owner.query(definitions)).rows).not.toEqual(before)
  expect(await applyFunctions(database.urls.owner)).toEqual([file])
  expect((await owner.query(definitions)).rows).toEqual(before)
})

test('two that migrate at once apply each file once', async () => {
  await using database = await testDatabase()
  await using owner = await connect(database.urls.owner)
  await owner.query('COMMENT ON FUNCTION uuid_v7 IS NULL')
  const both = [applyFunctions(database.urls.owner), applyFunctions(database.urls.owner)]
  expect((await Promise.all(both)).flat()).toEqual(['uuid_v7.sql'])
})
