import 'server-only'

import { OPEN_CHANNELS } from '#lib/domain/channel/channel.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { may } from '#lib/domain/identity/permissions.ts'

/** An address is read in full by the roles that enter addresses. */
export const seesEveryAddress = (actor: Actor): boolean => may(actor, 'catalog:write')

/**
 * An address as this reader may see it. Whoever holds the address of a channel of Teams, of a webhook or of a phone's
 * subscription can write there: it is a secret, for those who enter it.
 */
export const shownAddress = (
  actor: Actor,
  { channel, address }: { channel: string; address: string },
): string => {
  if (seesEveryAddress(actor) || OPEN_CHANNELS.includes(channel)) return address
  return URL.canParse(address) ? `${new URL(address).origin}/…` : '…'
}
