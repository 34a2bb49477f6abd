/** What a use case answers: a value, or a rejection that the caller is expected to react to. Accidents are exceptions. */
export type Result<T, R = Rejection> = { ok: true; value: T } | { ok: false; rejection: R }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const reject = <R>(rejection: R): { ok: false; rejection: R } => ({ ok: false, rejection })

export type Rejection = {
  code: RejectionCode
  /** What happened and what to do, in one or two sentences for a person. */
  detail?: string
  /** Which part of the input is meant, for VALIDATION_FAILED. */
  errors?: FieldError[]
  /** Seconds after which it may be tried again, for TOO_MANY_ATTEMPTS. */
  retryAfter?: number
}

export type FieldError = { path: string; code: string; message: string }

export type RejectionCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'STEP_UP_REQUIRED'
  | 'STEP_UP_FAILED'
  | 'VALIDATION_FAILED'
  | 'RECALL_NOT_FOUND'
  | 'STORE_NOT_FOUND'
  | 'NOTICE_NOT_FOUND'
  | 'PERSON_NOT_FOUND'
  | 'LINK_NOT_VALID'
  | 'SESSION_REQUIRED'
  | 'ILLEGAL_TRANSITION'
  | 'FOUR_EYES'
  | 'RECALL_CHANGED'
  | 'REVISION_STALE'
  | 'REVISION_REQUIRED'
  | 'VERSION_SUPERSEDED'
  | 'NO_STORES_TARGETED'
  | 'CLOSING_CONDITIONS'
  | 'EMAIL_TAKEN'
  | 'LAST_ADMIN'
  | 'PASSWORD_REFUSED'
  | 'TOTP_REFUSED'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'IDEMPOTENCY_IN_PROGRESS'
  | 'TOO_MANY_ATTEMPTS'
  | 'IMPORT_NOT_FOUND'
  | 'IMPORT_ELSEWHERE'
  | 'IMPORT_UNREADABLE'
  | 'IMPORT_REFUSED'
  | 'PRODUCT_NOT_FOUND'
  | 'DISTRICT_NOT_FOUND'
  | 'DISTRICT_REFUSED'
  | 'CATALOG_REFUSED'
  | 'ATTACHMENT_NOT_FOUND'
  | 'DEVICE_NOT_FOUND'
  | 'PAIRING_NOT_VALID'
  | 'PIN_REFUSED'
  | 'SIGNATURE_REFUSED'
  | 'KEY_NOT_FOUND'
  | 'CONTACT_NOT_FOUND'
  | 'PROPOSAL_NOT_FOUND'
  | 'SECOND_PERSON_NEEDED'

export const rejected = (code: RejectionCode, detail?: string): { ok: false; rejection: Rejection } =>
  reject(detail === undefined ? { code } : { code, detail })

export const assertNever = (value: never): never => {
  throw new Error(`Not expected: ${JSON.stringify(value)}`)
}

/** An accident of its own kind: too much at once. Whoever asked may ask again in a moment; the doors say so. */
export class Overloaded extends Error {}

export const overloaded = reject({
  code: 'TOO_MANY_ATTEMPTS' as const,
  detail: 'Too many requests. Try again in a few seconds.',
  retryAfter: 5,
})
