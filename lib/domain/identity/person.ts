export type Theme = 'system' | 'light' | 'dark'
/** `invited`: has not chosen a password yet. `disabled`: what they did stays, they do not come in. */
export type PersonStatus = 'invited' | 'active' | 'disabled'
