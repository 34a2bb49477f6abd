import type { RejectionCode } from '#lib/domain/result.ts'

/** Status and title of each code. A new code does not compile until it has both. */
export const REJECTIONS = {
  UNAUTHENTICATED: [401, 'Not signed in'],
  FORBIDDEN: [403, 'Not allowed'],
  STEP_UP_REQUIRED: [403, 'Confirmation needed'],
  STEP_UP_FAILED: [403, 'Confirmation failed'],
  VALIDATION_FAILED: [422, 'Not valid'],
  RECALL_NOT_FOUND: [404, 'No such recall'],
  STORE_NOT_FOUND: [404, 'No such store'],
  NOTICE_NOT_FOUND: [404, 'No such notice'],
  PERSON_NOT_FOUND: [404, 'No such person'],
  LINK_NOT_VALID: [404, 'Link not valid'],
  SESSION_REQUIRED: [403, 'Sign-in needed'],
  ILLEGAL_TRANSITION: [409, 'Not possible in this state'],
  FOUR_EYES: [403, 'Another person must approve'],
  RECALL_CHANGED: [409, 'Changed in the meantime'],
  REVISION_STALE: [412, 'Changed since you looked'],
  VERSION_SUPERSEDED: [409, 'A newer version stands'],
  NO_STORES_TARGETED: [409, 'Reaches no store'],
  EMAIL_TAKEN: [409, 'Address in use'],
  LAST_ADMIN: [409, 'Last administrator'],
  PASSWORD_REFUSED: [422, 'Password not accepted'],
  TOTP_REFUSED: [422, 'Code not accepted'],
  IDEMPOTENCY_KEY_REUSED: [422, 'Key used for another request'],
  IDEMPOTENCY_IN_PROGRESS: [409, 'Still running'],
  TOO_MANY_ATTEMPTS: [429, 'Too many attempts'],
} as const satisfies Record<RejectionCode, readonly [number, string]>
