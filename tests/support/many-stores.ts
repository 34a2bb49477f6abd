import type { World } from './world.ts'

/** Stores by the hundred, made where they lie. `#` in an address stands for the store's number. */
export const manyStores = async (
  { truth, tenantId, clock }: World,
  count: number,
  contacts: Record<string, string> = { email: 'm#@fairmeadow.example' },
): Promise<void> => {
  await truth.rows(
    `WITH made AS (
       INSERT INTO store (id, tenant_id, number, name, timezone, created_at, updated_at)
       SELECT gen_random_uuid(), $1, 'M' || lpad(n::text, 5, '0'), 'Store ' || n, 'America/Chicago', $2, $2 FROM generate_series(1, $3::int) n
       RETURNING id, number)
     INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, language, created_at)
     SELECT gen_random_uuid(), $1, s.id, k.key::channel, replace(k.value, '#', right(s.number, 5)), 'on_duty', 'en', $2
     FROM made s CROSS JOIN jsonb_each_text($4::jsonb) k`,
    [tenantId, clock.now(), count, JSON.stringify(contacts)],
  )
}
