import 'server-only'

import type { FieldError, Rejection } from '#lib/domain/result.ts'

import { REJECTIONS } from './rejection-status.ts'

/** Faults of the request itself, before any rule of ours was asked. */
const REQUEST_FAULTS = {
  MALFORMED_JSON: [400, 'Malformed JSON'],
  MALFORMED_ADDRESS: [400, 'Malformed address'],
  NOT_FOUND: [404, 'Not found'],
  PAYLOAD_TOO_LARGE: [413, 'Too large'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Send application/json'],
  CROSS_ORIGIN: [403, 'Not from here'],
  INTERNAL: [500, 'Something went wrong on our side'],
  UNAVAILABLE: [503, 'Not reachable for a moment'],
} as const

export type ProblemCode = keyof typeof REQUEST_FAULTS | keyof typeof REJECTIONS

// The two that whoever is at a page of ours may meet.
export const NOT_OURS = 'This request did not come from a page of ours.'
export const SIGNED_OUT = 'You were signed out. Sign in again.'

type Extra = {
  detail?: string | undefined
  errors?: FieldError[] | undefined
  retryAfter?: number | undefined
}

/** RFC 9457. What stands here is all that leaves the house: never a stack, never a raw message. */
export const problem = (
  code: ProblemCode,
  requestId: string,
  { detail, errors, retryAfter }: Extra = {},
): Response => {
  const [status, title] =
    code in REJECTIONS
      ? REJECTIONS[code as keyof typeof REJECTIONS]
      : REQUEST_FAULTS[code as keyof typeof REQUEST_FAULTS]
  const body = {
    type: `https://clearshelf.example/problems/${code.toLowerCase()}`,
    title,
    status,
    code,
    detail,
    requestId,
    errors,
  }
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'x-request-id': requestId,
    'cache-control': 'no-store',
  }
  if (status === 401) headers['www-authenticate'] = 'Bearer'
  if (status === 503) headers['retry-after'] = '5'
  if (status === 429) headers['retry-after'] = String(retryAfter ?? 10)
  return new Response(JSON.stringify(body), { status, headers })
}

export const rejectionProblem = (
  { code, detail, errors, retryAfter }: Rejection,
  requestId: string,
): Response => problem(code, requestId, { detail, errors, retryAfter })
