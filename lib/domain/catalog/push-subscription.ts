/** What a browser hands out when a person allows messages. */
export type PushSubscription = { endpoint: string; keys: { p256dh: string; auth: string } }

/** As it stands in the address of a contact: always in this order, so that a phone is found again by its beginning. */
export const pushAddress = ({ endpoint, keys: { p256dh, auth } }: PushSubscription): string =>
  JSON.stringify({ endpoint, keys: { p256dh, auth } })

/** How the address of every contact of this browser begins. */
export const beginningOf = (endpoint: string): string => `${JSON.stringify({ endpoint }).slice(0, -1)},`
