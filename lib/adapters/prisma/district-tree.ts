import type { District } from '#lib/domain/catalog/districts.ts'

import type { TransactionClient } from './database.ts'
import { Prisma } from './generated/client.ts'
import type { Source } from './source.ts'

export const districtsNow = (tx: TransactionClient, tenantId: string): Promise<District[]> => tx.$queryRaw`
  SELECT id, name, parent_id AS "parentId" FROM region WHERE tenant_id = ${tenantId}::uuid ORDER BY name`

/** The stores of a district and of those below it; of all, where there is no district. */
export const inDistrict = async (
  tx: TransactionClient,
  regionId: string | null,
): Promise<Prisma.StoreWhereInput> => {
  if (regionId === null) return {}
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT districts_within(${regionId}::uuid) AS id`
  return { regionId: { in: rows.map(({ id }) => id) } }
}

/**
 * The tree of districts is judged as a whole: whoever changes it waits here for whoever changes it now, until the end of
 * that transaction, and then sees what became of it. A lock on its rows would not keep a new one away.
 */
export const lockDistricts = async (tx: TransactionClient, tenantId: string): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('districts'), hashtext(${tenantId}))`
}

/** Makes the districts that rows of stores name, and hangs them as the rows say. Answers which hang elsewhere now. */
export const growDistricts = async (
  tx: TransactionClient,
  tenantId: string,
  source: Source,
  at: Date,
): Promise<string[]> => {
  await lockDistricts(tx, tenantId)
  await tx.$executeRaw`
    INSERT INTO region (id, tenant_id, name)
    SELECT uuid_v7(${at}), ${tenantId}::uuid, name FROM (SELECT DISTINCT unnest(path) AS name FROM ${pathsOf(source)}) named
    WHERE name IS NOT NULL
    ON CONFLICT (tenant_id, name) DO NOTHING`
  const hung = await tx.$queryRaw<{ id: string }[]>`
    UPDATE region child SET parent_id = parent.id
    FROM (SELECT DISTINCT path[i] AS above, path[i + 1] AS below
          FROM ${pathsOf(source)} CROSS JOIN LATERAL generate_series(1, cardinality(path) - 1) i) pair
    JOIN region parent ON parent.tenant_id = ${tenantId}::uuid AND parent.name = pair.above
    WHERE child.tenant_id = ${tenantId}::uuid AND child.name = pair.below AND child.parent_id IS DISTINCT FROM parent.id
    RETURNING child.id`
  if (hung.length > 0) await expectTree(tx, tenantId)
  return hung.map(({ id }) => id)
}

const pathsOf = ({ json }: Source): Prisma.Sql => Prisma.sql`(
  SELECT DISTINCT array_append(CASE WHEN above IS NULL THEN '{}'::text[] ELSE ARRAY(SELECT jsonb_array_elements_text(above)) END, region) AS path
  FROM (SELECT DISTINCT r.region, r."districtsAbove" AS above
        FROM jsonb_to_recordset(${json}) AS r(region text, "districtsAbove" jsonb)) said) paths`

// Rows are held against the tree when they are checked. Whoever changed it since then may have closed a circle with them.
const expectTree = async (tx: TransactionClient, tenantId: string): Promise<void> => {
  const rows = await districtsNow(tx, tenantId)
  const above = new Map(rows.map(({ id, parentId }) => [id, parentId]))
  for (const { id, name } of rows) {
    let at = above.get(id) ?? null
    // As many steps as there are districts lead past the top, or in a circle.
    for (let steps = 0; at !== null && steps < rows.length; steps += 1) at = above.get(at) ?? null
    if (at !== null) throw new Error(`The district ${name} would hang below itself.`)
  }
}
