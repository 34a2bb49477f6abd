import { RATES } from '#lib/domain/identity/rates.ts'
import type { Clock } from '#lib/ports/clock.ts'
import type { Rates, RateTaken } from '#lib/ports/rates.ts'
import type { Digest } from '#lib/ports/secrets.ts'

import type { Database } from './database.ts'

type Lot = { left: number; taken: number; until: number }

const MOST_KEPT = 10_000

export const prismaRates = (db: Database, { clock, digest }: { clock: Clock; digest: Digest }): Rates => {
  const lots = new Map<string, Lot>()
  const nextLot = async (name: keyof typeof RATES, of: string): Promise<Lot> => {
    const { lot, within } = RATES[name]
    const now = clock.now()
    const over = new Date(now.getTime() - within)
    // One statement: of many at once each counts, and a window that is over begins anew.
    const [row] = await db.$queryRaw<{ began: Date; taken: number }[]>`
      INSERT INTO rate_limit AS r (key, began, taken) VALUES (${digest(`${name} ${of}`)}, ${now}, ${lot})
      ON CONFLICT (key) DO UPDATE SET
        began = CASE WHEN r.began <= ${over} THEN excluded.began ELSE r.began END,
        taken = CASE WHEN r.began <= ${over} THEN excluded.taken ELSE least(r.taken + excluded.taken, 1000000000) END
      RETURNING began, taken`
    const { began = now, taken = lot } = row ?? {}
    return { left: lot, taken: taken - lot, until: began.getTime() + within }
  }
  return {
    take: async (name, of): Promise<RateTaken> => {
      const { most } = RATES[name]
      const now = clock.now().getTime()
      const key = `${name} ${of}`
      let lot = lots.get(key)
      if (!lot || lot.left === 0 || lot.until <= now) {
        if (lots.size >= MOST_KEPT) lots.clear()
        lot = await nextLot(name, of)
        lots.set(key, lot)
      }
      lot.left -= 1
      lot.taken += 1
      const resetSeconds = Math.max(1, Math.ceil((lot.until - now) / 1000))
      return {
        allowed: lot.taken <= most,
        limit: most,
        remaining: Math.max(0, most - lot.taken),
        resetSeconds,
      }
    },
  }
}
