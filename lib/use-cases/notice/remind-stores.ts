import type { Ports } from '#lib/ports/ports.ts'

import { followUpStores } from './follow-up-stores.ts'

/** The on-duty and after-hours contacts hear it again. */
export const remindStores = (ports: Pick<Ports, 'transact' | 'clock' | 'random'>) =>
  followUpStores(ports, 'reminder')
