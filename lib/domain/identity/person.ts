export const ACCOUNT_EVENTS = [
  'password_changed',
  'pin_set',
  'totp_enrolled',
  'totp_removed',
  'codes_guessed',
  'pins_guessed',
  'recall_proposal',
] as const
/** What a person is told about their own account; `recall_proposal`: of what waits for them. */
export type AccountEvent = (typeof ACCOUNT_EVENTS)[number]

export type Theme = 'system' | 'light' | 'dark'
/** `invited`: has not chosen a password yet. `disabled`: what they did stays, they do not come in. */
export type PersonStatus = 'invited' | 'active' | 'disabled'
