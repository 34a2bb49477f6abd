import { Writable } from 'node:stream'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { pinoLog } from '#lib/adapters/observability/pino-log.ts'
import type { Log, LogFields } from '#lib/ports/log.ts'

const SECRET = 'Zq7-planted-secret-9vX'

const logged = (write: (log: Log) => void): string => {
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })
  write(pinoLog('test', 'trace', stream))
  return lines.join('')
}

const level = fc.constantFrom('info', 'warn', 'error' as const)

// Everything that somebody may pass by mistake: the secret as it is, in a list, in an object, deep, as a key.
const carrier = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constant(SECRET),
    fc.constant(`before ${SECRET} after`),
    fc.array(tie('any'), { maxLength: 2 }),
    fc.dictionary(fc.string(), tie('any'), { maxKeys: 2 }),
    fc.constant({ [SECRET]: 1 }),
  ),
})).any

const forbiddenName = fc.oneof(
  fc.constantFrom(
    'password',
    'email',
    'to',
    'subject',
    'text',
    'html',
    'link',
    'secret',
    'token',
    'authorization',
    'cookie',
    'body',
    'name',
    'address',
    'err',
    'msg',
    'event',
    'actor',
  ),
  fc.string({ minLength: 1 }),
)

test('a field that is not on the list never reaches the log, whatever it is called and holds', () => {
  const ALLOWED = new Set([
    'requestId',
    'tenantId',
    'recallId',
    'recallVersion',
    'noticeId',
    'deliveryId',
    'messageId',
    'personId',
    'sessionId',
    'keyId',
    'network',
    'queue',
    'type',
    'method',
    'route',
    'status',
    'code',
    'count',
    'attempt',
    'outcome',
    'reason',
    'ms',
    'port',
    'surface',
    'error',
  ])
  fc.assert(
    fc.property(
      level,
      fc.dictionary(
        forbiddenName.filter((name) => !ALLOWED.has(name)),
        carrier,
        { minKeys: 1 },
      ),
      (at, fields) => {
        const text = logged((log) =>
          log[at]('something.happened', { recallId: 'r-1', ...fields } as LogFields),
        )
        expect(text).not.toContain(SECRET)
        expect(JSON.parse(text)).toMatchObject({
          event: 'something.happened',
          recallId: 'r-1',
          service: 'test',
        })
      },
    ),
    { numRuns: 500 },
  )
})

test('an error never tells its message, its cause or what it carries', () => {
  fc.assert(
    fc.property(level, fc.string(), carrier, (at, words, carried) => {
      const error = Object.assign(new Error(`${words} ${SECRET}`, { cause: new Error(SECRET) }), {
        query: carried,
        detail: SECRET,
        input: carried,
      })
      const rethrown = new AggregateError([error, new Error(SECRET)], SECRET)
      for (const thrown of [error, rethrown, SECRET, { message: SECRET }]) {
        expect(logged((log) => log[at]('something.failed', { error: thrown }))).not.toContain(SECRET)
      }
    }),
    { numRuns: 300 },
  )
})

test('a message of many lines does not smuggle itself in as a place in the code', () => {
  const error = new Error(`first line\n    at ${SECRET} (somewhere)\n    at the end`)
  expect(logged((log) => log.error('something.failed', { error }))).not.toContain(SECRET)
})

test('what kind of accident it was, and where, is told', () => {
  const error = Object.assign(new TypeError('x'), { code: 'ECONNRESET' })
  const line = JSON.parse(logged((log) => log.error('something.failed', { error }))) as {
    error: { type: string; code: string; at: string[] }
  }
  expect(line.error).toMatchObject({ type: 'TypeError', code: 'ECONNRESET' })
  expect(line.error.at[0]).toMatch(/log-allow-list\.test/)
})
