import { execFile } from 'node:child_process'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { worldApi } from '#tests/support/world-api.ts'
import { bareWorld } from '#tests/support/world.ts'

type Ran = { code: number; out: string; err: string }
type Shown = { id: string; key: string }
type Listed = { id: string; name: string; scopes: string[]; revokedAt: string | null }

const COMMAND = join(import.meta.dirname, '../../bin/clearshelf.mjs')

/** The command as somebody types it, in a process of its own, against this database. */
const run = (databaseUrl: string, ...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { NODE_ENV: 'test', PATH: process.env['PATH'], DATABASE_URL: databaseUrl } as const
    execFile(process.execPath, [COMMAND, ...args], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })

const begin = async () => {
  const world = await bareWorld()
  const api = worldApi(world)
  const key = (...args: string[]) => run(world.database.adminUrl, 'key', ...args)
  const json = async <T>(...args: string[]): Promise<T> => {
    const { code, out, err } = await key(...args, '--json')
    expect([code, err]).toEqual([0, ''])
    return JSON.parse(out) as T
  }
  const opens = async (secret: string, path = '/recalls') =>
    (await api.call('GET', path, { key: secret })).status
  return { world, key, json, opens }
}

// Each command is a process of its own, which loads the whole core.
const SLOW = { timeout: 120_000 }

test(
  'a key is created, listed without its secret, rotated and revoked at the command line',
  SLOW,
  async () => {
    const { world, key, json, opens } = await begin()
    await using _ = world
    const made = await json<Shown>('create', '--scopes', 'recalls:read, audit:read', '--name', 'Tills')
    expect(made).toEqual({ id: expect.any(String), key: expect.stringMatching(/^csk_.{43}$/) })
    expect([await opens(made.key), await opens(made.key, '/keys')]).toEqual([200, 403])

    const listed = await json<Listed[]>('list')
    expect(listed.find(({ id }) => id === made.id)).toMatchObject({
      name: 'Tills',
      scopes: ['recalls:read', 'audit:read'],
      revokedAt: null,
    })
    const { out: table } = await key('list')
    expect(table).toContain(made.id)
    for (const text of [table, JSON.stringify(listed)]) {
      expect(text).not.toContain(made.key.slice(12))
      expect(text).not.toMatch(/hash/i)
    }

    const turned = await json<Shown>('rotate', made.id)
    expect(turned.id).toBe(made.id)
    expect(turned.key).not.toBe(made.key)
    expect([await opens(made.key), await opens(turned.key)]).toEqual([200, 200])

    expect(await json('revoke', made.id)).toEqual({ id: made.id, revokedAt: expect.any(String) })
    expect([await opens(made.key), await opens(turned.key)]).toEqual([401, 401])
    const leaves = await world.truth.rows<{ action: string; actor: string }>(
      `SELECT action, actor FROM audit_leaf WHERE subject_id = $1 ORDER BY sequence`,
      [made.id],
    )
    expect(leaves).toEqual(
      ['key.created', 'key.rotated', 'key.revoked'].map((action) => ({
        action,
        actor: 'system:command_line',
      })),
    )
  },
)

test('whatever is refused at the command line is one line, and says so to a script', SLOW, async () => {
  const { world, key } = await begin()
  await using _ = world
  const { adminUrl, urls } = world.database
  const nowhere = new URL(adminUrl)
  nowhere.port = '1'
  const unknown = '019aa000-0000-7000-8000-00000000dead'
  const refused: [() => Promise<Ran>, RegExp][] = [
    [() => key('create', '--scopes', 'recalls:burn'), /^scopes/],
    [
      () => key('create', '--scopes', 'recalls:read', '--expires', '2001-01-01T00:00:00Z'),
      /^expiresAt: Choose a future time/,
    ],
    [() => key('revoke', unknown), /^There is no such key\.$/],
    [() => key('burn'), /^There is no command "key burn"/],
    [() => run(urls.app, 'key', 'list'), /clearshelf_app.*sees one tenant at a time/],
    [() => run(nowhere.toString(), 'key', 'list'), /reach|refused/i],
  ]
  for (const [ran, words] of refused) {
    const { code, out, err } = await ran()
    expect([code, out]).toEqual([1, ''])
    expect(err.trimEnd()).toMatch(words)
    expect(err.trimEnd()).not.toContain('\n')
  }
})
