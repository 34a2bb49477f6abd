import { newGate, type ProviderGate } from '#lib/domain/delivery/provider-gate.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import type { Gates } from '#lib/ports/gates.ts'

import type { SendingPool, Statements } from './pool.ts'

const COLUMNS = `per_second AS "perSecond", tokens, filled_at AS "filledAt", promised_until AS "promisedUntil", breaker, faults,
  failed_probes AS "failedProbes", probe_at AS "probeAt", recovered_at AS "recoveredAt"`

const save = (tx: Statements, channel: SendingChannel, gate: ProviderGate) =>
  tx.rows(
    `INSERT INTO provider_gate (channel, per_second, tokens, filled_at, promised_until, breaker, faults, failed_probes, probe_at, recovered_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (channel) DO UPDATE SET per_second = $2, tokens = $3, filled_at = $4, promised_until = $5, breaker = $6, faults = $7,
       failed_probes = $8, probe_at = $9, recovered_at = $10`,
    [
      channel,
      gate.perSecond,
      gate.tokens,
      gate.filledAt,
      gate.promisedUntil,
      gate.breaker,
      gate.faults,
      gate.failedProbes,
      gate.probeAt,
      gate.recoveredAt,
    ],
    'save_gate',
  )

export const postgresGates = (pool: Pick<SendingPool, 'anyTenant'>): Gates => ({
  change: (channel, at, step) =>
    pool.anyTenant(async (tx) => {
      // The row is made first, so that two who meet a new provider wait for one another as well.
      const fresh = newGate(at)
      await tx.rows(
        `INSERT INTO provider_gate (channel, tokens, filled_at, promised_until, breaker, faults, failed_probes, probe_at)
         VALUES ($1, 0, $2, $2, 'closed', 0, 0, $2) ON CONFLICT DO NOTHING`,
        [channel, at],
        'make_gate',
      )
      const [gate = fresh] = await tx.rows<ProviderGate>(
        `SELECT ${COLUMNS} FROM provider_gate WHERE channel = $1 FOR UPDATE`,
        [channel],
        'lock_gate',
      )
      const { gate: next, answer } = step(gate)
      await save(tx, channel, next)
      return answer
    }),
  all: () =>
    pool.anyTenant((tx) => tx.rows(`SELECT channel, ${COLUMNS} FROM provider_gate ORDER BY channel`, [])),
})
