export const CONTACT_FAULTS = ['unreachable', 'disabled', 'silent', 'unverified'] as const

/**
 * What is wrong with a contact. `unreachable`: no contact of its store works. `disabled`: a provider refuses the address.
 * `silent`: messages are accepted there, and none is reported to have arrived. `unverified`: nobody has tried it.
 */
export type ContactFault = (typeof CONTACT_FAULTS)[number]

/** So many messages without a word from the provider are no accident any more. */
export const SILENT_AFTER = 3
