/** Why a store is not told, as a sentence about it. */
export const EXCLUSION_WORDS: Record<string, string> = {
  never_received: 'Didn’t receive these products',
  other_lots: 'Received only other lots or dates',
  not_listed: 'Not on the list',
  store_removed: 'Inactive',
}

export const GROUP_WORDS: Record<string, string> = {
  told: 'Recipients',
  no_contact: 'App only',
  never_received: 'Received none',
  other_lots: 'Other lots only',
  not_listed: 'Not on the list',
  store_removed: 'Inactive',
}
