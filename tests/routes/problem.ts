import { expect } from '@playwright/test'

import type { Answer } from '#tests/e2e/support/api.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

type Problem = { errors?: { path: string; code: string; message: string }[] }

/** A refusal as the contract has it: RFC 9457 with a stable code and the request's id, and nothing from inside. */
export const expectProblem = (answer: Answer<unknown>, status: number, code: string, what = ''): Problem => {
  const { headers, body, text } = answer
  expect({ status: answer.status, body }, what || text.slice(0, 300)).toEqual({
    status,
    body: {
      type: expect.stringMatching(/^https:\/\//),
      title: expect.stringMatching(/./),
      status,
      code,
      requestId: expect.stringMatching(UUID),
      ...(text.includes('"detail"') ? { detail: expect.any(String) } : {}),
      ...(text.includes('"errors"') ? { errors: expect.any(Array) } : {}),
    },
  })
  expect(headers.get('content-type')).toBe('application/problem+json')
  expect(headers.get('x-request-id')).toBe((body as { requestId: string }).requestId)
  expect(text).not.toMatch(/\bat \S+:\d+|node_modules|prisma|postgres|ZodError|stack"/i)
  return body as Problem
}
