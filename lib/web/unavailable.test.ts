import { expect, test } from 'vitest'

import { unavailable } from './unavailable.ts'

const kept = globalThis as { clearshelf?: unknown }

const answered = async (path: string, headers: Record<string, string>, there = false) => {
  const log = { warn: () => undefined }
  kept.clearshelf = { hasDatabase: async () => there, ports: { log }, env: { SURFACE: 'store' } }
  try {
    const answer = await unavailable(new Headers(headers), path, 'a-nonce')
    return (
      answer && { status: answer.status, after: answer.headers.get('retry-after'), text: await answer.text() }
    )
  } finally {
    delete kept.clearshelf
  }
}

test('whoever opens a page reads in their language that it is away; a script gets a problem', async () => {
  const page = await answered('/inbox', { accept: 'text/html,*/*', 'accept-language': 'es-MX,en' })
  expect([page?.status, page?.after]).toEqual([503, '5'])
  expect(page?.text).toMatch(/<html lang="es">[^]*no está disponible[^]*Lo que este teléfono/)
  for (const path of ['/tasks/x/rows', '/api/store/answers']) {
    const problem = await answered(path, { accept: '*/*', 'sec-fetch-mode': 'cors' })
    expect([problem?.status, problem?.after]).toEqual([503, '5'])
    expect(JSON.parse(problem?.text ?? '')).toMatchObject({ code: 'UNAVAILABLE' })
  }
})

test('with a database, and where none is needed, the request goes on', async () => {
  expect(await answered('/inbox', {}, true)).toBeNull()
  for (const path of ['/healthz', '/readyz', '/sw.js', '/icons/store-192.png'])
    expect(await answered(path, {})).toBeNull()
})
