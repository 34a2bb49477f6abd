import { SENDING_CHANNELS } from '#lib/domain/channel/channel.ts'

import { Prisma } from './generated/client.ts'

/** Contacts `c` that can be told anything: their channel sends, and their address is in use. */
export const REACHABLE = Prisma.sql`c.channel = ANY (${SENDING_CHANNELS}::channel[]) AND c.disabled_because IS NULL`
