import { createPerson, query } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { bringFile, stateOf, upload } from '#tests/e2e/support/imports.ts'
import { urlOf } from '#tests/e2e/support/people.ts'
import { SECOND_TENANT } from '#tests/e2e/support/database.ts'
import { sessionCookie } from '#tests/e2e/support/session.ts'
import { stack } from '#tests/e2e/support/stack.ts'

const FILE = 'number,name\n7001,Elm Street\n'

const importsOf = async (personId: string): Promise<number> => {
  const [row] = await query<{ n: number }>(
    'SELECT count(*)::int AS n FROM catalog_import WHERE uploaded_by = $1',
    [personId],
  )
  return row?.n ?? 0
}

test('a file is taken from our own pages only, and only from those who may', async () => {
  const manager = await createPerson({ role: 'recall_manager' })
  const cookie = await sessionCookie('recall', manager)
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: urlOf('store'), 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of foreign) expect((await upload(cookie, 'stores', FILE, headers)).status).toBe(403)
  const nobody = await upload('', 'stores', FILE)
  expect(nobody.status).toBe(401)
  expect(nobody.headers.get('x-content-type-options')).toBe('nosniff')
  const asKey = await upload('', 'stores', FILE, { authorization: `Bearer ${stack().demo.apiKey}` })
  expect(asKey.status).toBe(401)
  for (const role of ['approver', 'viewer'] as const) {
    const person = await createPerson({ role })
    expect((await upload(await sessionCookie('recall', person), 'stores', FILE)).status).toBe(403)
    expect(await importsOf(person.id)).toBe(0)
  }
  expect(await importsOf(manager.id)).toBe(0)
  expect((await upload(cookie, 'stores', FILE)).status).toBe(201)
  expect(await importsOf(manager.id)).toBe(1)
  const elsewhere = await fetch(`${urlOf('store')}/imports/upload?kind=stores&name=x.csv`, {
    method: 'POST',
    headers: { cookie, origin: urlOf('store') },
    body: FILE,
  })
  expect(elsewhere.status).toBe(404)
})

test('what is no file of ours is told in words, and nothing of it is kept', async () => {
  const manager = await createPerson({ role: 'recall_manager' })
  const cookie = await sessionCookie('recall', manager)
  const bad: [string | Uint8Array<ArrayBuffer>, RegExp][] = [
    ['', /is empty/],
    ['\n\n\n', /nothing but empty lines/],
    [new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6]), /Excel workbook/],
    ['number,name\n1,"never closed\n', /never closed/],
    [`number,${'x,'.repeat(300)}\n`, /columns/],
  ]
  for (const [text, words] of bad) {
    const answer = await upload(cookie, 'stores', text)
    const { importId } = (await answer.json()) as { importId: string }
    await expect.poll(() => stateOf(importId), { timeout: 15_000 }).toBe('unreadable')
    const page = await fetch(`${urlOf('recall')}/imports/${importId}`, { headers: { cookie } })
    expect(await page.text()).toMatch(words)
    await query('DELETE FROM catalog_import WHERE id = $1', [importId])
  }
  for (const question of ['kind=people&name=x.csv', 'kind=stores', 'kind=stores&name=x&encoding=ebcdic']) {
    const answer = await fetch(`${urlOf('recall')}/imports/upload?${question}`, {
      method: 'POST',
      headers: { cookie, origin: urlOf('recall') },
      body: FILE,
    })
    expect(answer.status, question).toBe(422)
  }
  expect(await importsOf(manager.id)).toBe(0)
})

test('the errors of a file are read by its own tenant only, and no cell of them runs', async () => {
  const manager = await createPerson({ role: 'recall_manager' })
  const cookie = await sessionCookie('recall', manager)
  const id = await bringFile(cookie, 'products', 'gtin,name\n=1+1,"=HYPERLINK(""x"")"\n', 'checked')
  const path = `${urlOf('recall')}/imports/${id}/errors.csv`
  const own = await fetch(path, { headers: { cookie } })
  expect(own.headers.get('content-disposition')).toContain('attachment')
  expect(await own.text()).toContain(`2,gtin,GTIN,'=1+1,`)
  const stranger = await createPerson({ role: 'recall_manager', tenantId: SECOND_TENANT })
  for (const [headers, status] of [
    [{ cookie: await sessionCookie('recall', stranger) }, 404],
    [{ cookie: await sessionCookie('recall', await createPerson({ role: 'viewer' })) }, 403],
    [{}, 401],
  ] as [Record<string, string>, number][])
    expect((await fetch(path, { headers })).status).toBe(status)
  expect((await fetch(`${urlOf('recall')}/imports/x/errors.csv`, { headers: { cookie } })).status).toBe(404)
})
