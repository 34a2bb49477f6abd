import type { Ports } from '#lib/ports/ports.ts'

import { followUpStores } from './follow-up-stores.ts'

/** The contacts that a store names for escalation hear of it, and its district's manager, who owns it from now on, gets one mail with all of them. */
export const escalateStores = (ports: Pick<Ports, 'transact' | 'clock' | 'random'>) =>
  followUpStores(ports, 'escalation')
