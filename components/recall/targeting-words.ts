/** Why a store is not told, as a sentence about it. */
export const EXCLUSION_WORDS: Record<string, string> = {
  never_received: 'Received none of these products',
  other_lots: 'Received other lots or dates only',
  not_listed: 'Not on the list',
  store_removed: 'Closed for good',
}

export const GROUP_WORDS: Record<string, string> = {
  told: 'Told',
  no_contact: 'Told in the app only',
  never_received: 'Received none',
  other_lots: 'Other lots only',
  not_listed: 'Not on the list',
  store_removed: 'Closed for good',
}
