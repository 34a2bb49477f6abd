import { expect, test } from 'vitest'

import { importRows } from '#lib/queries/catalog/imports/import-rows.ts'
import { importsOf } from '#tests/support/world-imports.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const PLACES = `Store No;Name;Time zone;District;Parent district;Opening hours
0201;Elm Street;America/Chicago;Springfield;Country > North;Mon-Fri 8am-9pm, Sat 09:00-18:00
`

const districts = (world: World) =>
  world.truth.rows(
    'SELECT r.name, p.name AS above FROM region r LEFT JOIN region p ON p.id = r.parent_id ORDER BY r.name',
  )

test('opening hours and the districts above come in with a list of stores', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const imports = importsOf(world, actor)
  const checked = await imports.checked({ kind: 'stores', text: PLACES })
  expect(await imports.notes(checked.id)).toEqual([{ line: 2, verdict: 'add', codes: [] }])
  const filter = { id: checked.id, show: 'add' as const, limit: 10 }
  expect(await importRows(world.db.web, actor, filter)).toMatchObject({
    value: {
      data: [
        {
          changes: expect.arrayContaining([
            { label: 'District', before: '', after: 'Springfield' },
            { label: 'Parent district', before: '', after: 'Country > North' },
            {
              label: 'Opening hours',
              before: '',
              after:
                'Mon 08:00-21:00; Tue 08:00-21:00; Wed 08:00-21:00; Thu 08:00-21:00; Fri 08:00-21:00; Sat 09:00-18:00',
            },
          ]),
        },
      ],
    },
  })
  await imports.apply(checked.id)
  expect(await districts(world)).toEqual([
    { name: 'Country', above: null },
    { name: 'North', above: 'Country' },
    { name: 'Springfield', above: 'North' },
  ])
  expect(
    await world.truth.rows(
      `SELECT jsonb_array_length(opening_hours) AS days FROM store WHERE number = '0201'`,
    ),
  ).toEqual([{ days: 6 }])
  const again = await imports.checked({ kind: 'stores', text: PLACES })
  expect(again.counts).toMatchObject({ unchanged: 1, add: 0, change: 0 })
  const moved = 'Store No;District\n0201;South > Springfield\n'
  const change = await imports.checked({ kind: 'stores', text: moved })
  expect(change.counts).toMatchObject({ change: 1 })
  await imports.apply(change.id)
  expect(await districts(world)).toContainEqual({ name: 'Springfield', above: 'South' })
})

test('hours that cannot be read and districts that make no tree are told by row', async () => {
  await using world = await createWorld()
  const imports = importsOf(world, await world.manager.atWork())
  const text = `Store No;Name;Time zone;District;Parent district;Monday;Sunday
0301;A;America/Chicago;North > Springfield;;8-20;closed
0302;B;America/Chicago;South > Springfield;;sometimes;
0303;C;America/Chicago;South > Springfield;;;
0304;D;America/Chicago;East;West;;
0305;E;America/Chicago;West;East;;
0306;F;America/Chicago;;West;;
0307;G;America/Chicago;A > B;C;;
`
  const checked = await imports.checked({ kind: 'stores', text })
  expect(await imports.notes(checked.id)).toEqual([
    { line: 2, verdict: 'add', codes: [] },
    { line: 3, verdict: 'error', codes: ['invalid_opening_hours'] },
    { line: 4, verdict: 'error', codes: ['two_parents'] },
    { line: 5, verdict: 'error', codes: ['district_circle'] },
    { line: 6, verdict: 'error', codes: ['district_circle'] },
    { line: 7, verdict: 'error', codes: ['parent_alone'] },
    { line: 8, verdict: 'error', codes: ['two_parents'] },
  ])
  await imports.apply(checked.id, { leaveOut: true })
  expect(await districts(world)).toEqual([
    { name: 'North', above: null },
    { name: 'Springfield', above: 'North' },
  ])
})
